import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { gridRoles } from '../../components/grid-roles.ts'
import { isRtl } from '../../components/reading-direction.ts'
import type { ConnectionColumn } from '../../stores/connection-layout.ts'
import { useLayout, useStores } from '../../stores/dashboard-context.tsx'
import { nextOrder } from '../../stores/sort-sessions.ts'
import { t } from '../../texts/texts.ts'
import { columnCells } from './connection-cells.tsx'
import { SelectAll } from './SelectAll.tsx'

interface ConnectionsHeadProps {
  readonly columns: readonly ConnectionColumn[]
  readonly ids: readonly string[]
  /** The keyboard goes down to the rows. */
  readonly onLeave: () => void
}

/** Says what the columns are; each puts the list in its order. One head is in the tab order, arrows go to the others. */
export function ConnectionsHead({ columns, ids, onLeave }: ConnectionsHeadProps) {
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const places = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')]
    const place = places.indexOf(event.target as HTMLElement)
    const forward = isRtl() ? -1 : 1
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: place + forward,
      ArrowLeft: place - forward,
      Home: 0,
      End: places.length - 1,
    }
    const target = steps[event.key]
    if (event.key === 'ArrowDown') onLeave()
    else if (target === undefined) return
    else places[Math.max(0, Math.min(places.length - 1, target))]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <thead {...gridRoles.rowGroup}>
      <tr
        {...gridRoles.row}
        className="connections-line connections-head"
        aria-rowindex={1}
        onKeyDown={press}
      >
        <th {...gridRoles.head}>
          <SelectAll ids={ids} />
        </th>
        {columns.map((column) => (
          <Head key={column} column={column} />
        ))}
        <th {...gridRoles.head}>
          <span className="visually-hidden">{t('connections:column.actions')}</span>
        </th>
      </tr>
    </thead>
  )
}

function Head({ column }: { column: ConnectionColumn }) {
  const stores = useStores()
  const order = useLayout((layout) => (layout.order?.by === column ? layout.order : null))
  const Arrow = order?.isDescending ? ArrowDown : ArrowUp
  const sort = order === null ? 'none' : order.isDescending ? 'descending' : 'ascending'
  const words = t(`connections:column.${column}`)
  return (
    <th
      {...gridRoles.head}
      className={columnCells[column].className === 'number' ? 'number' : ''}
      aria-sort={sort}
    >
      <button
        type="button"
        className="connections-sort"
        tabIndex={-1}
        title={words}
        onClick={() => stores.layout.setState((layout) => ({ order: nextOrder(layout.order, column) }))}
      >
        <span className="cut">{words}</span>
        {order !== null && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  )
}
