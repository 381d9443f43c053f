import { createStore, type StoreApi } from 'zustand'
import type { GroupBy } from './connection-entries.ts'
import { type SessionOrder, sortKeys } from './sort-sessions.ts'

/** Columns of the grid in their order; state and user are always there, the rest can be left out. */
export const connectionColumns = sortKeys
export type ConnectionColumn = (typeof connectionColumns)[number]

/** Without these a row says nothing. */
export const fixedColumns: ReadonlySet<ConnectionColumn> = new Set(['state', 'user'])

const defaultColumns: readonly ConnectionColumn[] = [
  'state',
  'user',
  'from',
  'doing',
  'speed',
  'sent',
  'received',
  'connected',
  'security',
]

/** How a person has arranged the grid. */
export interface ConnectionLayout {
  readonly columns: readonly ConnectionColumn[]
  /** Null: in the order of arrival. */
  readonly order: SessionOrder | null
  readonly groupBy: GroupBy
}

/** How the grid is arranged until somebody does it otherwise. */
export const defaultLayout: ConnectionLayout = { columns: defaultColumns, order: null, groupBy: 'none' }

/** The part of the page's storage that is used. */
export type LayoutStorage = Pick<Storage, 'getItem' | 'setItem'>

const storageKey = 'portside.connections'

const isColumn = (value: unknown): value is ConnectionColumn =>
  connectionColumns.some((column) => column === value)

/** Makes a layout of what was kept; whatever is not understood is as it is by default. */
export function parseLayout(text: string | null): ConnectionLayout {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? 'null')
  } catch {
    return defaultLayout
  }
  if (typeof kept !== 'object' || kept === null) return defaultLayout
  const { columns, order, groupBy } = kept as Readonly<Record<string, unknown>>
  return {
    columns: Array.isArray(columns) ? inOrder(columns.filter(isColumn)) : defaultColumns,
    order: parseOrder(order),
    groupBy: groupBy === 'user' || groupBy === 'ip' ? groupBy : 'none',
  }
}

function parseOrder(order: unknown): SessionOrder | null {
  if (typeof order !== 'object' || order === null) return null
  const { by, isDescending } = order as Readonly<Record<string, unknown>>
  return isColumn(by) ? { by, isDescending: isDescending === true } : null
}

function inOrder(chosen: readonly ConnectionColumn[]): readonly ConnectionColumn[] {
  return connectionColumns.filter((column) => fixedColumns.has(column) || chosen.includes(column))
}

/** Shows a column, or leaves it out. The list is never put in order by a column nobody sees. */
export function toggleColumn(layout: ConnectionLayout, column: ConnectionColumn): ConnectionLayout {
  if (fixedColumns.has(column)) return layout
  const isShown = layout.columns.includes(column)
  const columns = isShown
    ? layout.columns.filter((one) => one !== column)
    : inOrder([...layout.columns, column])
  return { ...layout, columns, order: isShown && layout.order?.by === column ? null : layout.order }
}

/** Makes the store of a window's layout, which keeps every change; without a storage it lasts as long as the window. */
export function createConnectionLayoutStore(storage: LayoutStorage | null): StoreApi<ConnectionLayout> {
  const store = createStore<ConnectionLayout>(() => readLayout(storage))
  store.subscribe((layout) => {
    try {
      storage?.setItem(storageKey, JSON.stringify(layout))
    } catch {
      // A full or forbidden storage: the layout then lasts as long as the window.
    }
  })
  return store
}

function readLayout(storage: LayoutStorage | null): ConnectionLayout {
  try {
    return parseLayout(storage?.getItem(storageKey) ?? null)
  } catch {
    return defaultLayout
  }
}

/** The page's storage; null where there is none or it may not be used. */
export function pageStorage(): LayoutStorage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage
  } catch {
    return null
  }
}
