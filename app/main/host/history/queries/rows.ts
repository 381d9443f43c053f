import type { OpenDatabase, SQLiteValue } from '../database/sqlite.ts'

/** One row of an answer. */
export type Row = Readonly<Record<string, SQLiteValue>>

/** A piece of SQL with the values of its question marks: values never become SQL. */
export interface Clause {
  readonly sql: string
  readonly values: readonly SQLiteValue[]
}

/** Every row of the answer. */
export function allRows(database: OpenDatabase, sql: string, values: readonly SQLiteValue[]): Row[] {
  return database.all(sql, [...values]) as Row[]
}

/** The first row of the answer; sums and counts always have one. */
export function firstRow(database: OpenDatabase, sql: string, values: readonly SQLiteValue[]): Row {
  return (database.get(sql, [...values]) ?? {}) as Row
}

/** A number; a sum over nothing is 0. */
export function numberOf(row: Row, column: string): number {
  return Number(row[column] ?? 0)
}

/** A number, null where there is none. */
export function numberOrNull(row: Row, column: string): number | null {
  const value = row[column] ?? null
  return value === null ? null : Number(value)
}

/** A text; '' where there is none. */
export function textOf(row: Row, column: string): string {
  return String(row[column] ?? '')
}

/** A text, null where there is none. */
export function textOrNull(row: Row, column: string): string | null {
  const value = row[column] ?? null
  return value === null ? null : String(value)
}

/** All clauses at once; true without any. */
export function allOf(clauses: readonly Clause[]): Clause {
  return {
    sql: clauses.length === 0 ? 'TRUE' : clauses.map(({ sql }) => `(${sql})`).join(' AND '),
    values: clauses.flatMap(({ values }) => values),
  }
}
