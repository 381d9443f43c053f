import type { KeyboardEvent } from 'react'

/** Rows that PageUp and PageDown skip. */
const pageRows = 10

/** Where a menu that the keyboard opened hangs from its row, in CSS pixels. */
export const menuIndentPx = 48

/** The row a key leads to in a grid, or null for keys that do not move. */
export function rowTarget(key: string, place: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, place + 1)
    case 'ArrowUp':
      return Math.max(0, place - 1)
    case 'PageDown':
      return Math.min(last, place + pageRows)
    case 'PageUp':
      return Math.max(0, place - pageRows)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/** Whether a key asks for the menu of a row. */
export const isMenuKey = (event: KeyboardEvent): boolean =>
  event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')
