import { type RefObject, useEffect, useRef, useState } from 'react'
import { type SettingsGroupName, settingsGroups } from '../../stores/ui-store.ts'

/** What is found or not as one: a field with its label, its hint and what can be chosen there. */
const entrySelector = '.field, .checkbox, .switch, .radio-cards, .settings-line, .settings-entry'

/**
 * Leaves only the settings in sight that hold a text in their label or hint, and gives the groups that do; null without a
 * text. It reads the page itself: whatever a group shows can be found, and no list of words can fall behind.
 */
export function useSettingsSearch(
  page: RefObject<HTMLElement | null>,
  text: string,
): readonly SettingsGroupName[] | null {
  const [found, setFound] = useState<readonly SettingsGroupName[] | null>(null)
  /** Sections that were opened by a search, to be closed after it. */
  const opened = useRef(new Set<HTMLDetailsElement>())

  useEffect(() => {
    const here = page.current
    if (here === null) return
    const wanted = plain(text.trim())
    const look = (): void => {
      const names =
        wanted === '' ? null : settingsGroups.filter((name) => mark(here, name, wanted, opened.current))
      if (names === null) unmark(here, opened.current)
      setFound((before) => (before?.join() === names?.join() ? before : names))
    }
    look()
    if (wanted !== '') here.scrollTop = 0
    // What is drawn while somebody searches is looked at, too.
    const observer = new MutationObserver(look)
    observer.observe(here, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [page, text])

  return found
}

/** Marks what does not match in one group, and tells whether anything does. */
function mark(
  page: HTMLElement,
  name: SettingsGroupName,
  wanted: string,
  opened: Set<HTMLDetailsElement>,
): boolean {
  const group = page.querySelector<HTMLElement>(`[data-group="${name}"]`)
  if (group === null) return false
  const holds = (element: Element | null): boolean => plain(element?.textContent ?? '').includes(wanted)
  const isTitle = holds(group.querySelector('h2'))
  const entries = [...group.querySelectorAll<HTMLElement>(entrySelector)]
  const sections = [...group.querySelectorAll<HTMLDetailsElement>('details')]
  let hasHit = isTitle || (entries.length === 0 && holds(group))
  for (const entry of entries) {
    const section = entry.closest('details')
    const isHit = isTitle || holds(entry) || (section !== null && holds(section.querySelector('summary')))
    entry.toggleAttribute('data-unmatched', !isHit)
    hasHit ||= isHit
  }
  for (const section of sections) {
    const isHit = isTitle || holds(section)
    section.toggleAttribute('data-unmatched', !isHit)
    hasHit ||= isHit
    if (isHit && !isTitle && !section.open) {
      section.open = true
      opened.add(section)
    }
  }
  group.toggleAttribute('data-unmatched', !hasHit)
  return hasHit
}

function unmark(page: HTMLElement, opened: Set<HTMLDetailsElement>): void {
  for (const element of page.querySelectorAll('[data-unmatched]')) element.removeAttribute('data-unmatched')
  for (const section of opened) section.open = false
  opened.clear()
}

/** Without case and accents: nobody should have to type them. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}
