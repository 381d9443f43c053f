import type { z } from 'zod'
import type { calls } from '../../../preload/contract/contract.ts'
import type {
  Activity,
  HistoryFilter,
  HistoryKey,
  HistoryState,
  PastSession,
  PastSessionDetail,
  PastTransfer,
  TransferTotals,
  UsageTotals,
} from '../../../preload/contract/wire-history.ts'
import type { HistoryRecord } from './history-record.ts'

/** One page of a list; `next` begins the page after it. */
export interface HistoryPage<Entry> {
  readonly entries: Entry[]
  readonly next: HistoryKey | null
}

/** Where a page begins and how long it is. */
export interface PageWish {
  readonly before: HistoryKey | null
  readonly limit: number
}

export type ActivityFilter = z.output<(typeof calls)['findActivities']['argument']>['filter']

/** The questions a history answers. They reject with HistoryError when there is nothing to ask. */
export interface HistoryQueries {
  findTransfers(filter: HistoryFilter, page: PageWish): Promise<HistoryPage<PastTransfer>>
  sumTransfers(filter: HistoryFilter): Promise<TransferTotals>
  findSessions(filter: HistoryFilter, page: PageWish): Promise<HistoryPage<PastSession>>
  findActivities(filter: ActivityFilter, page: PageWish): Promise<HistoryPage<Activity>>
  pastSession(key: HistoryKey): Promise<PastSessionDetail | null>
  /** `todayMs` is when the local day began. */
  usageTotals(todayMs: number): Promise<UsageTotals>
}

/** What outlives sessions and transfers. Everything slow happens on a thread of its own. */
export interface History extends HistoryQueries {
  readonly state: Omit<HistoryState, 'rules'>
  /**
   * The greatest key of the database when it was opened; see `createKeyMaker`. While it is being opened: the key of the
   * moment in which it was written last, which is less only when the clock has been set back.
   */
  readonly lastKey: HistoryKey | null
  /** Takes a fact; it is on the disk within a second. Never waits and never throws. */
  record(record: HistoryRecord): void
  /** Forgets everything that is over. */
  clear(): Promise<void>
  /** Resolves once everything that was recorded is on the disk, or could not be written. */
  settled(): Promise<void>
  /** Tells what happens from now on, and what there was to tell already; one listener. */
  watch(listener: HistoryListener): void
  /** The rules of the settings are others now. */
  rulesChanged(): void
  /** Writes what was recorded and lets the database go. */
  close(): Promise<void>
}

/** Hears of a history. */
export interface HistoryListener {
  onStateChanged(): void
  /** One line for people. */
  onNotice(text: string): void
}

/** There is no history to ask; the message is one line for people. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError'
}

/** What stands in while nothing can be remembered: a run of quick shares, or a database that cannot be used. */
export function createNoHistory(state: History['state']): History {
  const refuse = async (): Promise<never> => {
    throw new HistoryError(state.problem ?? 'Nothing is remembered in this run.')
  }
  return {
    state,
    lastKey: null,
    record: () => undefined,
    findTransfers: refuse,
    sumTransfers: refuse,
    findSessions: refuse,
    findActivities: refuse,
    pastSession: refuse,
    usageTotals: refuse,
    clear: refuse,
    settled: async () => undefined,
    watch: () => undefined,
    rulesChanged: () => undefined,
    close: async () => undefined,
  }
}
