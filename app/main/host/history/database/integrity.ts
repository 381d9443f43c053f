import type { OpenDatabase } from './sqlite.ts'

/**
 * Looks through the database table by table, so that writes come between; each call looks at one. False when that one is
 * damaged; null when all were looked at.
 */
export type CheckNext = () => boolean | null

/** Begins with the first table. Throws SQLite's error. */
export function createCheck(database: OpenDatabase): CheckNext {
  const names = database.all(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
  ) as { name: string }[]
  return () => {
    const next = names.shift()
    if (next === undefined) return null
    const row = database.get(`PRAGMA quick_check("${next.name}")`) ?? {}
    return Object.values(row)[0] === 'ok'
  }
}
