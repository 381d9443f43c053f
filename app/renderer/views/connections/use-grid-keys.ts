import type { KeyboardEvent } from 'react'
import { isMenuKey, menuIndentPx, rowTarget } from '../../components/grid-keys.ts'
import { isRtl, pointBelow } from '../../components/reading-direction.ts'
import type { ConnectionLine } from '../../stores/connection-entries.ts'
import { foldGroup, toggleGroup } from '../../stores/connection-groups.ts'
import { useStores } from '../../stores/dashboard-context.tsx'
import { selectRange, toggleRow } from '../../stores/row-selection.ts'
import { openDrawer } from '../../stores/ui-store.ts'
import type { StopCommands } from './use-stop-commands.ts'

const stopKeys: Readonly<Record<string, (commands: StopCommands, ids: Iterable<string>) => void>> = {
  delete: (commands, ids) => commands.ask(ids, 'disconnect'),
  k: (commands, ids) => commands.disconnect(ids),
  b: (commands, ids) => commands.ask(ids, 'block'),
  a: (commands, ids) => commands.abort(ids),
}

const isStopKey = (event: KeyboardEvent): boolean =>
  !(event.ctrlKey || event.metaKey || event.altKey) && event.key.toLowerCase() in stopKeys

/** What the keys work on. */
interface GridOfKeys {
  readonly lines: readonly ConnectionLine[]
  /** Sessions in the list, those in folded groups too. */
  readonly ids: readonly string[]
  /** The row that takes the keyboard. */
  readonly place: number
  readonly commands: StopCommands
  readonly focusPlace: (place: number) => void
  readonly focusHead: () => void
}

/**
 * The keys of the connections grid: arrows, Home, End and pages move, with Shift they select; up from the first row lead
 * to the head; Space selects, Ctrl+A all, Enter opens details, Shift+F10 and the menu key the row's menu; Delete opens the
 * disconnect dialog, B the same set to block, K disconnects and A aborts: letters act here alone and nowhere else (WCAG
 * 2.1.4). On the head of a group Enter and Space fold it, left and right too, and letters mean everybody in it.
 */
export function useGridKeys(grid: GridOfKeys): (event: KeyboardEvent) => void {
  const stores = useStores()
  const { lines, ids, place, commands, focusPlace, focusHead } = grid

  /** Whom a key is about: the selection when the row is in it, as in every list. */
  const meant = (line: ConnectionLine): Iterable<string> => {
    const { selectedIds } = stores.ui.getState()
    if (line.kind === 'group') return line.ids
    return selectedIds.has(line.id) ? selectedIds : [line.id]
  }

  const openMenu = (line: ConnectionLine, event: KeyboardEvent): void => {
    const at = pointBelow(event.target as HTMLElement, 'start', { inwardPx: menuIndentPx })
    if (line.kind === 'group') commands.openMenuOf(line.ids, at)
    else commands.openMenu(line.id, at)
  }

  /** Keys that a row itself answers; false for any other. */
  const pressRow = (line: ConnectionLine, event: KeyboardEvent): boolean => {
    const { key } = event
    if (line.kind === 'session') {
      if (key === ' ') stores.ui.setState((state) => toggleRow(state, line.id))
      else if (key === 'Enter') stores.ui.setState(openDrawer({ kind: 'session', id: line.id }))
      else return false
      return true
    }
    const [inward, outward] = isRtl() ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
    if (key === ' ' || key === 'Enter') stores.ui.setState((state) => toggleGroup(state, line.group))
    else if (key === inward || key === outward) {
      stores.ui.setState((state) => foldGroup(state, line.group, key === inward))
    } else return false
    return true
  }

  const move = (event: KeyboardEvent): boolean => {
    if (event.key === 'ArrowUp' && place === 0) {
      focusHead()
      return true
    }
    const target = rowTarget(event.key, place, lines.length - 1)
    const line = lines[target ?? -1]
    if (target === null || line === undefined) return false
    if (event.shiftKey && line.kind === 'session') {
      stores.ui.setState((state) => selectRange(state, ids, line.id))
    }
    focusPlace(target)
    return true
  }

  return (event) => {
    const line = lines[place]
    if (line === undefined) return
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.rowKey !== undefined
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      stores.ui.setState({ selectedIds: new Set(ids) })
    } else if (event.key === 'Escape' && stores.ui.getState().selectedIds.size > 0) {
      stores.ui.setState({ selectedIds: new Set() })
    } else if (isMenuKey(event)) openMenu(line, event)
    else if (isStopKey(event)) stopKeys[event.key.toLowerCase()]?.(commands, meant(line))
    else if (!(isOnRow && pressRow(line, event)) && !move(event)) return
    event.preventDefault()
  }
}
