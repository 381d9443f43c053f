import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { isMenuKey, rowTarget } from '../../components/grid-keys.ts'

interface BanKeysOptions {
  /** Ids of the rows in their order. */
  readonly ids: readonly string[]
  readonly onToggle: (id: string) => void
  /** Somebody wants the row, or all selected ones, unblocked. */
  readonly onDelete: (id: string) => void
}

const rowOf = (target: EventTarget): HTMLTableRowElement | null =>
  target instanceof HTMLTableRowElement && target.dataset.ban !== undefined ? target : null

/**
 * The keyboard in a table of bans: arrows move between rows, Space selects, Delete unblocks, the menu key opens what a row
 * offers. One row is a stop of Tab. Returns what the table's surroundings need, and which row that is.
 */
export function useBanKeys({ ids, onToggle, onDelete }: BanKeysOptions) {
  const frame = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState<string | null>(null)
  /** The row that has the focus, and where it was. */
  const focused = useRef<{ readonly row: Element; readonly place: number } | null>(null)
  const rows = (): HTMLElement[] => [...(frame.current?.querySelectorAll<HTMLElement>('tr[data-ban]') ?? [])]

  // The row with the focus may have gone: the one that took its place has it then.
  useLayoutEffect(() => {
    const last = focused.current
    if (last === null || last.row.isConnected) return
    focused.current = null
    const all = rows()
    if (document.activeElement === document.body) all[Math.min(last.place, all.length - 1)]?.focus()
  })

  return {
    tabStop: stop !== null && ids.includes(stop) ? stop : (ids[0] ?? null),
    frame: {
      ref: frame,
      onFocus({ target }: FocusEvent) {
        const row = rowOf(target)
        focused.current = row === null ? null : { row, place: rows().indexOf(row) }
        if (row?.dataset.ban !== undefined) setStop(row.dataset.ban)
      },
      onKeyDown(event: KeyboardEvent) {
        const row = rowOf(event.target)
        const id = row?.dataset.ban
        if (row === null || id === undefined || event.ctrlKey || event.metaKey || event.altKey) return
        const all = rows()
        const target = rowTarget(event.key, all.indexOf(row), all.length - 1)
        if (target !== null) all[target]?.focus()
        else if (event.key === ' ') onToggle(id)
        else if (event.key === 'Delete') onDelete(id)
        else if (isMenuKey(event)) row.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click()
        else return
        event.preventDefault()
      },
    },
  }
}
