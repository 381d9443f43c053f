import { type ComponentType, type KeyboardEvent, useEffect, useRef } from 'react'
import { GridRow, type RowCells, type RowHandlers } from './GridRow.tsx'
import { isMenuKey, menuIndentPx, rowTarget } from './grid-keys.ts'
import { gridRoles } from './grid-roles.ts'
import { pointBelow } from './reading-direction.ts'
import { useFocusedRow } from './use-focused-row.ts'
import { useVirtualRows } from './use-virtual-rows.ts'
import './virtual-grid.css'

/** One column: its head, and what its cells are in the style sheet. */
export interface GridColumn {
  readonly head: string
  readonly className?: string
  /** The head is there for screen readers only. */
  readonly isHeadHidden?: boolean
}

interface VirtualGridProps<Row> {
  readonly label: string
  /** Its style sheet class sets the columns' widths on `.grid-line`. */
  readonly className: string
  readonly columns: readonly GridColumn[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** What a screen reader says of a row as a whole. */
  readonly nameOf: (row: Row) => string
  /** Draws the cells of a row; the same component as long as the grid is there. */
  readonly Cells: ComponentType<RowCells<Row>>
  /** In CSS pixels; every row has it. */
  readonly rowHeightPx: number
  /** The row whose details are open beside the list. */
  readonly openKey: string | null
  readonly onOpen: (row: Row) => void
  readonly onMenu: (row: Row, at: { readonly x: number; readonly y: number }) => void
  /** Keys of the grid's own; true when it was one. */
  readonly onKey?: (key: string, row: Row) => boolean
  /** More rows are to be had, and the end is near. */
  readonly onNearEnd?: (() => void) | undefined
}

/** So far from the end further rows are asked for. */
const nearEndRows = 40

/**
 * A grid of any length (the APG's grid pattern): only rows in sight are in the page, with their place in the whole said
 * aloud. One row is in the tab order; arrows, Home, End and pages move, Enter opens, Shift+F10 and the menu key open its menu.
 */
export function VirtualGrid<Row>(props: VirtualGridProps<Row>) {
  const { label, className, columns, rows, keyOf, nameOf, Cells, rowHeightPx, openKey, onNearEnd } = props
  const scroll = useRef<HTMLDivElement>(null)
  const keys = rows.map(keyOf)
  const focused = useFocusedRow(scroll, keys)
  const virtualizer = useVirtualRows(scroll, keys, rowHeightPx, focused.place)

  const lastInSight = virtualizer.range?.endIndex ?? 0
  const isNearEnd = onNearEnd !== undefined && rows.length > 0 && lastInSight >= rows.length - nearEndRows
  useEffect(() => {
    if (isNearEnd) onNearEnd?.()
  }, [isNearEnd, onNearEnd])

  /** Rows are drawn once and call whatever is current. */
  const current = useRef(props)
  current.current = props
  const handlers = useRef<RowHandlers<Row>>({
    onOpen: (row) => current.current.onOpen(row),
    onMenu: (row, at) => current.current.onMenu(row, at),
    onFocus: () => undefined,
  })
  handlers.current.onFocus = focused.noteFocus

  const press = (event: KeyboardEvent): void => {
    const row = rows[focused.place]
    if (row === undefined) return
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.rowKey !== undefined
    if (isMenuKey(event)) {
      props.onMenu(row, pointBelow(event.target as HTMLElement, 'start', { inwardPx: menuIndentPx }))
    } else if (event.key === 'Enter' && isOnRow) {
      props.onOpen(row)
    } else {
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey)
      if (!(isPlain && props.onKey?.(event.key, row))) {
        const target = rowTarget(event.key, focused.place, rows.length - 1)
        const key = target === null ? undefined : keys[target]
        if (target === null || key === undefined) return
        virtualizer.scrollToIndex(target, { align: 'auto' })
        focused.focusRow(key)
      }
    }
    event.preventDefault()
  }

  return (
    <div ref={scroll} className="grid-scroll">
      <table
        {...gridRoles.grid}
        className={`virtual-grid ${className}`}
        aria-label={label}
        aria-rowcount={onNearEnd === undefined ? rows.length + 1 : -1}
        onKeyDown={press}
      >
        <thead {...gridRoles.rowGroup}>
          <tr {...gridRoles.row} className="grid-line grid-head" aria-rowindex={1}>
            {columns.map(({ head, className: columnClass = '', isHeadHidden }) => (
              <th key={head} {...gridRoles.head} className={columnClass}>
                {isHeadHidden ? <span className="visually-hidden">{head}</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...gridRoles.rowGroup} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, size }) => {
            const row = rows[index]
            const key = keys[index]
            if (row === undefined || key === undefined) return null
            return (
              <GridRow
                key={key}
                rowKey={key}
                row={row}
                name={nameOf(row)}
                rowIndex={index + 2}
                top={start}
                height={size}
                isTabStop={index === focused.place}
                isOpen={key === openKey}
                Cells={Cells}
                handlers={handlers.current}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
