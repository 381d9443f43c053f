import type { HistoryFilter } from '../../../../preload/contract/wire-history.ts'
import type { ListTable } from './key-range.ts'
import type { Clause } from './rows.ts'

/** Greater than every character an address can go on with. */
const endOfText = '\u{10ffff}'

/**
 * Texts end for SQLite where a NUL stands, and nothing that is remembered holds one: such a text becomes null, which
 * nothing equals.
 */
function bound(text: string): string | null {
  return text.includes('\0') ? null : text
}

/** Whose: user, address, share and session, where the table knows them. What is '' was not said. */
export function ownerClauses(table: ListTable, filter: HistoryFilter): Clause[] {
  const clauses = [...userClauses(table, filter.user), ...addressClauses(table, filter.address)]
  if (table !== 'sessions') {
    clauses.push(...equals(`${table}.shareId`, filter.shareId))
    if (filter.sessionKey !== undefined)
      clauses.push({ sql: `${table}.sessionKey = ?`, values: [filter.sessionKey] })
  } else if (filter.sessionKey !== undefined) {
    clauses.push({ sql: 'sessions.key = ?', values: [filter.sessionKey] })
  }
  return clauses
}

/** The user's whole name. */
export function userClauses(table: ListTable, user: string | undefined): Clause[] {
  return equals(`${table}.userName`, user)
}

/** An address or its beginning; IPv6 is remembered in small letters. */
export function addressClauses(table: ListTable, address: string | undefined): Clause[] {
  if (address === undefined || address === '') return []
  const begin = bound(address.toLowerCase())
  const column = `${table}.address`
  return [{ sql: `${column} >= ? AND ${column} < ?`, values: [begin, `${begin}${endOfText}`] }]
}

/** Which way and how it ended, of transfers alone. An empty list of results was not said. */
export function wayClauses({ direction, results }: HistoryFilter): Clause[] {
  const clauses = equals('transfers.direction', direction)
  if (results !== undefined && results.length > 0) clauses.push(oneOf('transfers.result', results))
  return clauses
}

/** One of a few words. */
export function oneOf(column: string, words: readonly string[]): Clause {
  return { sql: `${column} IN (${words.map(() => '?').join(', ')})`, values: words }
}

/** Exactly this text, where it was said. */
export function equals(column: string, text: string | undefined): Clause[] {
  if (!isSaid(text)) return []
  return [{ sql: `${column} = ?`, values: [bound(text)] }]
}

/** Whether a text was said at all: an empty field of a form says nothing. */
export function isSaid(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

/** Every transfer has a path, and every path begins with /: to ask for that asks for nothing. */
export function withoutRoot(filter: HistoryFilter): HistoryFilter {
  return filter.path === '/' ? { ...filter, path: '' } : filter
}
