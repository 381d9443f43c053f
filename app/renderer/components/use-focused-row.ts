import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Which row of a grid takes the keyboard. */
export interface FocusedRow {
  /** Place of the row in the tab order; 0 in a list nobody has entered. */
  readonly place: number
  /** Moves the keyboard to a row once it is there. */
  readonly focusRow: (key: string) => void
  /** A row has got the focus by other means. */
  readonly noteFocus: (key: string) => void
}

/**
 * Keeps the keyboard in a grid whose rows come and go: the row that had it keeps it wherever it moves to, and when it
 * leaves, the row that took its place gets it. Rows carry `data-row-key`.
 */
export function useFocusedRow(grid: RefObject<HTMLElement | null>, keys: readonly string[]): FocusedRow {
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const lastPlace = useRef(0)
  const wanted = useRef<string | null>(null)
  const found = focusedKey === null ? -1 : keys.indexOf(focusedKey)
  const hasLeft = focusedKey !== null && found < 0
  const place = found >= 0 ? found : hasLeft ? Math.min(lastPlace.current, keys.length - 1) : 0

  // After every render: the row may have appeared, moved or left with it.
  useLayoutEffect(() => {
    const heir = keys[place]
    lastPlace.current = Math.max(0, place)
    if (hasLeft) {
      // The browser parks the focus of a row that left on the body; where a person has put it there it stays.
      if (document.activeElement === document.body && heir !== undefined) wanted.current = heir
      setFocusedKey(heir ?? null)
    }
    const key = wanted.current
    if (key === null) return
    const row = grid.current?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`)
    if (row == null) return
    wanted.current = null
    row.focus({ preventScroll: true })
  })

  return {
    place: Math.max(0, place),
    focusRow: (key) => {
      wanted.current = key
      setFocusedKey(key)
      const row = grid.current?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`)
      row?.focus({ preventScroll: true })
    },
    noteFocus: setFocusedKey,
  }
}
