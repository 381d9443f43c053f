/** Whether the page runs from right to left at present: arrow keys and places in pixels know no start and no end. */
export const isRtl = (): boolean => document.documentElement.dir === 'rtl'

/** Which end of a line: where reading begins, or where it ends. */
type LineEnd = 'start' | 'end'

/**
 * The point below one end of an element, in CSS pixels of the window, where a menu about it opens; moved inwards by
 * `inwardPx` along the line and down by `downPx`.
 */
export function pointBelow(
  element: Element,
  end: LineEnd,
  { inwardPx = 0, downPx = 0 }: { readonly inwardPx?: number; readonly downPx?: number } = {},
): { readonly x: number; readonly y: number } {
  const { left, right, bottom } = element.getBoundingClientRect()
  const isLeft = (end === 'start') !== isRtl()
  return { x: isLeft ? left + inwardPx : right - inwardPx, y: bottom + downPx }
}
