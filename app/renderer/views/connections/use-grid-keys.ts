import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { isMenuKey, menuIndentPx, rowTarget } from '../../components/grid-keys.ts'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { selectRange, toggleRow } from '../../stores/row-selection.ts'
import type { StopCommands } from './use-stop-commands.ts'

const stopKeys: Readonly<Record<string, (commands: StopCommands, ids: Iterable<string>) => void>> = {
  delete: (commands, ids) => commands.ask(ids, 'disconnect'),
  k: (commands, ids) => commands.disconnect(ids),
  b: (commands, ids) => commands.ask(ids, 'block'),
  a: (commands, ids) => commands.abort(ids),
}

const isStopKey = (event: KeyboardEvent): boolean =>
  !(event.ctrlKey || event.metaKey || event.altKey) && event.key.toLowerCase() in stopKeys

/**
 * The keys of the connections grid: arrows, Home, End and pages move, with Shift they select; Space selects, Ctrl+A all,
 * Enter opens details, Shift+F10 and the menu key the row's menu; Delete opens the disconnect dialog, B the same set to
 * block, K disconnects and A aborts: letters act here alone and nowhere else (WCAG 2.1.4). The focus survives rows that go: it moves to the neighbour.
 */
export function useGridKeys(
  grid: RefObject<HTMLTableElement | null>,
  ids: readonly string[],
  commands: StopCommands,
): (event: KeyboardEvent) => void {
  const stores = useStores()
  const focusedId = useUi((state) => state.focusedId)

  const focusRow = (id: string): void => {
    const rows = grid.current?.querySelectorAll<HTMLElement>('[data-session-id]') ?? []
    ;[...rows].find((row) => row.dataset.sessionId === id)?.focus()
  }

  const focusedBefore = useRef<string | null>(null)
  // When the row that had the focus has left the page, the browser parks the focus on the body. Where a person has put
  // it there with a click, a new row must not take it back: the list would jump.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of rows or of the focused row matters
  useLayoutEffect(() => {
    const hasLeft = focusedBefore.current !== null && !ids.includes(focusedBefore.current)
    focusedBefore.current = focusedId
    if (hasLeft && focusedId !== null && document.activeElement === document.body) focusRow(focusedId)
  }, [focusedId, ids])

  return (event) => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.sessionId !== undefined
    const place = ids.indexOf(stores.ui.getState().focusedId ?? '')
    const id = ids[place]
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      stores.ui.setState({ selectedIds: new Set(ids) })
    } else if (event.key === 'Escape' && stores.ui.getState().selectedIds.size > 0) {
      stores.ui.setState({ selectedIds: new Set() })
    } else if (id !== undefined && isMenuKey(event)) {
      const { left, bottom } = (event.target as HTMLElement).getBoundingClientRect()
      commands.openMenu(id, { x: left + menuIndentPx, y: bottom })
    } else if (id !== undefined && isStopKey(event)) {
      const { selectedIds } = stores.ui.getState()
      stopKeys[event.key.toLowerCase()]?.(commands, selectedIds.has(id) ? selectedIds : [id])
    } else if (event.key === ' ' && isOnRow && id !== undefined) {
      stores.ui.setState((state) => toggleRow(state, id))
    } else if (event.key === 'Enter' && isOnRow && id !== undefined) {
      stores.ui.setState({ drawer: { kind: 'session', id } })
    } else {
      const target = ids[rowTarget(event.key, place, ids.length - 1) ?? -1]
      if (target === undefined) return
      if (event.shiftKey) stores.ui.setState((state) => selectRange(state, ids, target))
      focusRow(target)
    }
    event.preventDefault()
  }
}
