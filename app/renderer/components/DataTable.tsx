import type { ReactNode } from 'react'
import { useFocusAfterRemoval } from './use-focus-after-removal.ts'
import './data-table.css'

/** One column of a table: its head and its share of the width (a CSS length or percentage; rest when absent). */
export interface DataColumn {
  readonly head: string
  readonly width?: string
  readonly isNumber?: boolean
  /** The head is there for screen readers only. */
  readonly isHeadHidden?: boolean
  /** Stands in the head in place of the word, for example a checkbox for all rows. */
  readonly control?: ReactNode
}

interface DataTableProps {
  readonly label: string
  readonly columns: readonly DataColumn[]
  readonly children: ReactNode
}

/** A quiet table for lists that change rarely. */
export function DataTable({ label, columns, children }: DataTableProps) {
  const body = useFocusAfterRemoval()
  return (
    <div className="data-table-frame">
      <table className="data-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ head, width, isNumber, isHeadHidden, control }) => (
              <th
                key={head}
                scope="col"
                className={isNumber ? 'number' : ''}
                style={width === undefined ? {} : { width }}
              >
                {control ?? (isHeadHidden ? <span className="visually-hidden">{head}</span> : head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...body}>{children}</tbody>
      </table>
    </div>
  )
}
