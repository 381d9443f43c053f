import { pragma } from './open-database.ts'
import type { OpenDatabase } from './sqlite.ts'

/**
 * Looks through the database in steps, so that writes come between; each call does one. False when something is damaged;
 * null when all was looked at.
 */
export type CheckNext = () => boolean | null

/** Up to here SQLite's own check of a whole table takes a small part of a second: 64 MB. */
const smallPages = 16_000
/** Rows of a large table that are read in one step. */
const stepRows = 20_000
const keyed = ['sessions', 'transfers', 'activities']

/**
 * Begins with the first table. A check of a million rows in one go would keep the writer waiting for seconds, and a crash in
 * that time would cost as much: the rows of a large file are read piece by piece instead, which finds what cannot be read.
 * Throws SQLite's error, damage included.
 */
export function createCheck(database: OpenDatabase, maxSmallPages = smallPages): CheckNext {
  const isSmall = pragma(database, 'page_count') <= maxSmallPages
  const steps = stepsOf(database, isSmall)
  return () => steps.next().value ?? null
}

function* stepsOf(database: OpenDatabase, isSmall: boolean): Generator<boolean, null> {
  for (const table of namesOf(database, `type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`)) {
    if (isSmall || !keyed.includes(table)) yield isSound(database, table)
    else yield* piecesOf(database, table)
  }
  return null
}

function isSound(database: OpenDatabase, table: string): boolean {
  const row = database.get(`PRAGMA quick_check("${table}")`) ?? {}
  return Object.values(row)[0] === 'ok'
}

function* piecesOf(database: OpenDatabase, table: string): Generator<boolean> {
  for (let last: number | null = 0; last !== null; ) {
    const row = database.get(
      `SELECT max(key) AS last FROM (SELECT key FROM ${table} NOT INDEXED WHERE key > ? ORDER BY key LIMIT ${stepRows})`,
      [last],
    ) as { last: number | null } | null
    last = row?.last ?? null
    yield true
  }
  for (const index of namesOf(
    database,
    `type = 'index' AND tbl_name = '${table}' AND sql NOT LIKE '%WHERE%'`,
  )) {
    database.get(`SELECT count(*) AS count FROM ${table} INDEXED BY ${index}`)
    yield true
  }
}

function namesOf(database: OpenDatabase, condition: string): string[] {
  const rows = database.all(`SELECT name FROM sqlite_schema WHERE ${condition} ORDER BY name`)
  return rows.map(({ name }) => String(name))
}
