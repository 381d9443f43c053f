import { byteOrderMark, csvRows } from '../exports/csv.ts'
import type { User } from '../settings/settings-schema.ts'
import { type CsvFault, readCsv } from './csv-records.ts'

/** A name as it stands in a file. */
export interface NameLine {
  readonly line: number
  readonly name: string
}

/** What became of a file: names to be judged, or why it cannot be read. */
export type NamesOutcome =
  | { readonly ok: true; readonly names: readonly NameLine[] }
  | { readonly ok: false; readonly message: string }

const head = 'name'
/** What other programs call the column. */
const heads = new Set([
  head,
  'user',
  'username',
  'user name',
  'login',
  'benutzer',
  'benutzername',
  'utilisateur',
])

const faultIn = (line: number): Readonly<Record<CsvFault, string>> => ({
  'open-quote': `A quotation mark in line ${line} is not closed.`,
  'after-quote': `There is text after a closing quotation mark in line ${line}.`,
  'too-long': `What stands in line ${line} is far too long for a name.`,
})

/** The names of all users but the anonymous one as a CSV file of one column; nothing else of them is in it. */
export function writeUserNames(users: readonly Pick<User, 'name' | 'isAnonymous'>[]): string {
  const names = users.filter(({ isAnonymous }) => !isAnonymous).map(({ name }) => [name])
  return byteOrderMark + csvRows([[head], ...names])
}

/** Reads the names of such a file: of the column with that head, of the first one where there is no head. */
export function readUserNames(text: string): NamesOutcome {
  const outcome = readCsv(text)
  if (!outcome.ok) return { ok: false, message: faultIn(outcome.line)[outcome.fault] }
  const [first] = outcome.records
  const column = first?.fields.findIndex((field) => heads.has(field.trim().toLowerCase())) ?? -1
  const rows = column < 0 ? outcome.records : outcome.records.slice(1)
  return {
    ok: true,
    names: rows
      .map(({ line, fields }) => ({ line, name: plain(fields[Math.max(0, column)] ?? '') }))
      .filter(({ name }) => name.trim() !== ''),
  }
}

/** Takes away the apostrophe that keeps spreadsheets from running a name as a formula. */
function plain(field: string): string {
  return field.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')
}
