import {
  type ActivityKind,
  failedResults,
  type HistoryFilter,
  type TransferResult,
} from '../../preload/contract/wire-history.ts'

/** The tabs of the transfers screen. */
export type TransfersTab = 'active' | 'history' | 'failed' | 'changes'

/** What clients do to files and folders besides moving them, in the order it is offered. */
export const fileChanges = [
  'deleted',
  'renamed',
  'folder-made',
  'folder-removed',
  'copied',
  'combined',
  'link-made',
  'facts-changed',
  'hashed',
] as const satisfies readonly ActivityKind[]
export type FileChange = (typeof fileChanges)[number]

/** Lengths of time a person chooses among; `own` is a range of the person's own. */
export type Period = 'today' | 'week' | 'month' | 'all' | 'own'

/** A length of time as it is chosen: the two moments count with `own` alone, and null leaves that end open. */
export interface PeriodDraft {
  readonly period: Period
  /** Milliseconds since 1970 UTC. */
  readonly fromMs: number | null
  readonly toMs: number | null
}

/** The filter bar over past transfers, as somebody left it; an empty text does not matter. */
export interface TransferFilter extends PeriodDraft {
  readonly path: string
  readonly user: string
  readonly address: string
  readonly shareId: string
  readonly direction: 'any' | 'download' | 'upload'
  readonly result: 'any' | TransferResult
  /** Of the list of changes alone. */
  readonly change: 'any' | FileChange
}

/** Any time. */
export const anyPeriod: PeriodDraft = { period: 'all', fromMs: null, toMs: null }

/** Everything passes. */
export const noTransferFilter: TransferFilter = {
  ...anyPeriod,
  path: '',
  user: '',
  address: '',
  shareId: '',
  direction: 'any',
  result: 'any',
  change: 'any',
}

/** Whether a filter lets everything pass. */
export function isFilterEmpty(filter: TransferFilter): boolean {
  const { path, user, address, shareId, direction, result, change, period } = filter
  return (
    [path, user, address, shareId].every((text) => text.trim() === '') &&
    direction === 'any' &&
    result === 'any' &&
    change === 'any' &&
    period === 'all'
  )
}

const daysOf = { today: 1, week: 7, month: 30 } as const

/** When a length of time begins and ends; days are whole local days and today is the last of them. */
export function rangeOf(draft: PeriodDraft, nowMs: number): Pick<HistoryFilter, 'fromMs' | 'toMs'> {
  const { period, fromMs, toMs } = draft
  if (period === 'all') return {}
  if (period === 'own') {
    return {
      ...(fromMs !== null && Number.isFinite(fromMs) && { fromMs }),
      ...(toMs !== null && Number.isFinite(toMs) && { toMs }),
    }
  }
  const start = new Date(nowMs)
  // By the calendar: the day a clock is put forward has 23 hours.
  start.setHours(0, 0, 0, 0)
  start.setDate(start.getDate() - (daysOf[period] - 1))
  return { fromMs: start.getTime() }
}

/** What main is asked for; only transfers that did not end well for the tab of failures. */
export function historyFilterOf(filter: TransferFilter, tab: TransfersTab, nowMs: number): HistoryFilter {
  const { direction, result } = filter
  const path = filter.path.trim().slice(0, 1_000)
  const user = filter.user.trim().slice(0, 200)
  const address = filter.address.trim().slice(0, 60)
  const isResultMeant = result !== 'any' && (tab !== 'failed' || result !== 'done')
  return {
    ...rangeOf(filter, nowMs),
    ...(path !== '' && { path }),
    ...(user !== '' && { user }),
    ...(address !== '' && { address }),
    ...(filter.shareId !== '' && { shareId: filter.shareId }),
    ...(direction !== 'any' && { direction }),
    ...(isResultMeant ? { results: [result] } : tab === 'failed' && { results: [...failedResults] }),
  }
}

/** What main is asked for in the list of changes: neither direction nor result means anything there. */
export function changeFilterOf(
  filter: TransferFilter,
  nowMs: number,
): HistoryFilter & { readonly kinds: ActivityKind[] } {
  const { change } = filter
  return {
    ...historyFilterOf({ ...filter, direction: 'any', result: 'any' }, 'changes', nowMs),
    kinds: change === 'any' ? [...fileChanges] : [change],
  }
}

/** A line of text that may be a user's name or the beginning of an address. */
export function whoFilterOf(text: string): Pick<HistoryFilter, 'user' | 'address'> {
  const who = text.trim()
  if (who === '') return {}
  // '192.168.', '10.0.0.7', 'fe80:', '::1': names of users do not look like that.
  const isAddress = /^\d{1,3}(\.\d{0,3}){1,3}$/.test(who) || /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(who)
  return isAddress ? { address: who.slice(0, 60) } : { user: who.slice(0, 200) }
}
