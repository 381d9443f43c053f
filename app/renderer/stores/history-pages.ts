import type { HistoryKey } from '../../preload/contract/wire-history.ts'

/** Entries that are asked for at once. */
export const pageLength = 200
/** Entries looked at to see how many are new. */
export const newsLength = 100

/** Anything the history keeps. */
export interface Keyed {
  readonly key: HistoryKey
}

/** One page as main answers it. */
export interface HistoryPage<Entry> {
  readonly entries: readonly Entry[]
  readonly next: HistoryKey | null
}

/** What is shown of a list that main holds: its newest part, as far as somebody has scrolled. */
export interface HistoryPages<Entry> extends HistoryPage<Entry> {
  /** `loading`: the first page of a new question; the old entries stay until it is there. `growing`: a further page. */
  readonly phase: 'loading' | 'growing' | 'ready' | 'failed'
  /** One line for people in phase `failed`. */
  readonly problem: string | null
  /** Entries that came since, as far as they were counted. */
  readonly newCount: number
  /** There are more new ones than were looked at. */
  readonly isNewCountOpen: boolean
}

/** Before the first answer. */
export const noPages: HistoryPages<never> = {
  entries: [],
  next: null,
  phase: 'loading',
  problem: null,
  newCount: 0,
  isNewCountOpen: false,
}

/** The first page, in place of whatever was there. */
export function firstPage<Entry>(page: HistoryPage<Entry>): HistoryPages<Entry> {
  return { ...noPages, ...page, phase: 'ready' }
}

/** The page after the last; what is there already is not shown twice. */
export function withNextPage<Entry extends Keyed>(
  pages: HistoryPages<Entry>,
  page: HistoryPage<Entry>,
): HistoryPages<Entry> {
  const lastKey = pages.entries.at(-1)?.key ?? Number.POSITIVE_INFINITY
  const older = page.entries.filter(({ key }) => key < lastKey)
  return { ...pages, entries: [...pages.entries, ...older], next: page.next, phase: 'ready', problem: null }
}

/**
 * Counts what the newest entries hold that is not shown. A long transfer that ended after shorter ones belongs between
 * them, so that every entry down to the oldest shown one is looked at.
 */
export function withNews<Entry extends Keyed>(
  pages: HistoryPages<Entry>,
  newest: HistoryPage<Entry>,
): HistoryPages<Entry> {
  const known = new Set(pages.entries.map(({ key }) => key))
  const oldestShown = pages.next === null ? 0 : (pages.entries.at(-1)?.key ?? 0)
  const newCount = newest.entries.filter(({ key }) => key >= oldestShown && !known.has(key)).length
  const isNewCountOpen = newCount > 0 && newCount === newest.entries.length && newest.next !== null
  if (newCount === pages.newCount && isNewCountOpen === pages.isNewCountOpen) return pages
  return { ...pages, newCount, isNewCountOpen }
}
