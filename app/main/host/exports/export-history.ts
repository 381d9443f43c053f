import type { HistoryKey, HistoryList } from '../../../preload/contract/wire-history.ts'
import type { ActivityFilter, HistoryPage, HistoryQueries } from '../history/history.ts'
import { visibleText } from '../logs/visible-text.ts'
import { byteOrderMark, type Cell, csvRows } from './csv.ts'
import { cellsOf, type EntryOf, headerOf, jsonLineOf } from './export-rows.ts'

/** What is to be written, and how. */
export interface HistoryExport {
  readonly list: HistoryList
  readonly format: 'csv' | 'jsonl'
  readonly filter: ActivityFilter
}

/** Entries that are asked for at once; more would only hold the database for longer. */
const pageLength = 500

type Questions = Pick<HistoryQueries, 'findTransfers' | 'findSessions' | 'findActivities'>

/**
 * Gives the text of an export page after page, the newest entries first; `onWritten` hears how many entries each piece
 * holds. Only one page is in memory at a time. Throws what the history throws.
 */
export async function* historyText(
  history: Questions,
  { list, format, filter }: HistoryExport,
  onWritten: (count: number) => void,
): AsyncGenerator<string> {
  if (format === 'csv') yield byteOrderMark + csvRows([headerOf(list)])
  let before: HistoryKey | null = null
  do {
    const page: HistoryPage<EntryOf[HistoryList]> = await pageOf(history, list, filter, before)
    if (page.entries.length > 0) yield textOf(list, format, page.entries)
    onWritten(page.entries.length)
    // Keys only ever fall; a history that repeats itself must not fill the disk.
    if (page.next !== null && before !== null && page.next >= before)
      throw new Error('the history repeats itself')
    before = page.next
  } while (before !== null)
}

function pageOf(
  history: Questions,
  list: HistoryList,
  filter: ActivityFilter,
  before: HistoryKey | null,
): Promise<HistoryPage<EntryOf[HistoryList]>> {
  const wish = { before, limit: pageLength }
  if (list === 'activities') return history.findActivities(filter, wish)
  const { kinds: _, ...others } = filter
  return list === 'transfers' ? history.findTransfers(others, wish) : history.findSessions(others, wish)
}

function textOf(
  list: HistoryList,
  format: HistoryExport['format'],
  entries: readonly EntryOf[HistoryList][],
): string {
  if (format === 'jsonl') return entries.map(jsonLineOf).join('')
  return csvRows(entries.map((entry) => cellsOf(list, entry as EntryOf[typeof list]).map(visibleCell)))
}

/** People look at these files, in terminals, too: what would move a cursor or turn a name around is written as in the log. */
function visibleCell(cell: Cell): Cell {
  return typeof cell === 'string' ? visibleText(cell) : cell
}
