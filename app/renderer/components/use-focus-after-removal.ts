import { type FocusEvent, useLayoutEffect, useRef } from 'react'

interface FocusedControl {
  readonly element: Element
  /** Places of the row in its body and of the control in its row. */
  readonly row: number
  readonly control: number
}

const controls = 'button, input, a[href]'

/**
 * Keeps the keyboard in a table whose rows go: when the row with the focus is removed, the same control of the row that
 * took its place gets the focus. Returns what the table needs.
 */
export function useFocusAfterRemoval() {
  const body = useRef<HTMLTableSectionElement>(null)
  const focused = useRef<FocusedControl | null>(null)

  // After every render: rows are the children, and whoever passes them knows nothing of the focus.
  useLayoutEffect(() => {
    const last = focused.current
    if (last === null || last.element.isConnected) return
    focused.current = null
    if (document.activeElement !== document.body) return
    const rows = body.current?.children ?? []
    const row = rows[Math.min(last.row, rows.length - 1)]
    const candidates = row?.querySelectorAll<HTMLElement>(controls) ?? []
    candidates[Math.min(last.control, candidates.length - 1)]?.focus()
  })

  return {
    ref: body,
    onFocus: ({ target, currentTarget }: FocusEvent<HTMLTableSectionElement>) => {
      const row = target.closest('tr')
      if (row === null) return
      const control = [...row.querySelectorAll(controls)].indexOf(target)
      focused.current = { element: target, row: [...currentTarget.children].indexOf(row), control }
    },
    onBlur: ({ relatedTarget }: FocusEvent<HTMLTableSectionElement>) => {
      // Without a next one it may be the removal itself that takes the focus away.
      if (relatedTarget !== null) focused.current = null
    },
  }
}
