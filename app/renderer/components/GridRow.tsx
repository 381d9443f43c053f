import { type ComponentType, memo, type ReactNode } from 'react'
import { gridRoles } from './grid-roles.ts'

/** What the cells of a row are drawn from. */
export interface RowCells<Row> {
  readonly row: Row
  /** Its buttons are in the tab order, and those of no other row. */
  readonly isTabStop: boolean
}

/** What a row tells its grid. */
export interface RowHandlers<Row> {
  onOpen: (row: Row) => void
  onMenu: (row: Row, at: { readonly x: number; readonly y: number }) => void
  onFocus: (key: string) => void
}

interface GridRowProps<Row> extends RowCells<Row> {
  readonly rowKey: string
  readonly name: string
  readonly rowIndex: number
  /** In CSS pixels beneath the head. */
  readonly top: number
  readonly height: number
  readonly isOpen: boolean
  readonly Cells: ComponentType<RowCells<Row>>
  readonly handlers: RowHandlers<Row>
}

/** One row at its place in a grid of any length; it is drawn anew when its own facts change. */
export const GridRow = memo(function GridRow<Row>(props: GridRowProps<Row>) {
  const { row, rowKey, name, rowIndex, top, height, isTabStop, isOpen, Cells, handlers } = props
  return (
    <tr
      {...gridRoles.row}
      className={`grid-line grid-row ${isOpen ? 'grid-row-open' : ''}`}
      style={{ height, transform: `translateY(${top}px)` }}
      data-row-key={rowKey}
      tabIndex={isTabStop ? 0 : -1}
      aria-rowindex={rowIndex}
      aria-label={name}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('button, input, a') !== null) return
        handlers.onOpen(row)
      }}
      onContextMenu={(event) => {
        event.preventDefault()
        event.currentTarget.focus()
        handlers.onMenu(row, { x: event.clientX, y: event.clientY })
      }}
      onFocus={() => handlers.onFocus(rowKey)}
    >
      <Cells row={row} isTabStop={isTabStop} />
    </tr>
  )
}) as <Row>(props: GridRowProps<Row>) => ReactNode
