/** What the keyboard can reach, as far as the markup tells. */
const reachable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]'

/**
 * Moves the keyboard to the next part of the window, or the previous one, and round at the ends: rail, top bar, notices,
 * the screen, the drawer and the messages, as far as they are there and hold something. Within a list it lands on the row
 * that has the list's one place in the tab order.
 */
export function cycleRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.closest('[inert]') === null && firstTarget(region) !== undefined,
  )
  if (regions.length === 0) return
  const place = regions.findIndex((region) => region.contains(document.activeElement))
  // From nowhere, onward is the first part and back is the last.
  const next =
    place < 0 ? (by === 1 ? 0 : regions.length - 1) : (place + by + regions.length) % regions.length
  const region = regions[next]
  if (region !== undefined) firstTarget(region)?.focus()
}

function firstTarget(region: HTMLElement): HTMLElement | undefined {
  const inside = [...region.querySelectorAll<HTMLElement>(reachable)].filter(
    (element) => element.tabIndex >= 0 && element.closest('[inert]') === null && isShown(element),
  )
  return inside.find((element) => element.matches('[aria-current="page"], [role="row"]')) ?? inside[0]
}

function isShown(element: HTMLElement): boolean {
  // Where the browser cannot say, it is.
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true
}
