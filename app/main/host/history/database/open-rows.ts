import { inTransaction } from './open-database.ts'
import type { OpenDatabase, SQLiteValue } from './sqlite.ts'

/**
 * Ends what was running when the program ended without a word, as of the last time it wrote: after that nothing is known.
 */
export function closeOpenRows(database: OpenDatabase, lastWrittenAt: number): void {
  const at = Math.round(lastWrittenAt)
  inTransaction(database, () => {
    database.run(
      `UPDATE transfers SET endedAt = max(startedAt, ?1), durationMs = max(startedAt, ?1) - startedAt,
       result = 'program-ended' WHERE endedAt IS NULL`,
      [at],
    )
    database.run(
      `UPDATE sessions SET endedAt = max(startedAt, ?1), endReason = 'program-ended' WHERE endedAt IS NULL`,
      [at],
    )
  })
}

/** Rows of what is not over, by table. */
export type OpenRows = ReadonlyMap<'sessions' | 'transfers', readonly Record<string, SQLiteValue>[]>

/** Reads what is not over, so that it can be put into another database. */
export function readOpenRows(database: OpenDatabase): OpenRows {
  const read = (table: string) =>
    database.all(`SELECT * FROM ${table} WHERE endedAt IS NULL`) as Record<string, SQLiteValue>[]
  return new Map([
    ['sessions', read('sessions')],
    ['transfers', read('transfers')],
  ])
}

/** Puts rows of `readOpenRows` back. Sums of sessions begin at zero: what they counted is forgotten. */
export function putOpenRows(database: OpenDatabase, rows: OpenRows): void {
  inTransaction(database, () => {
    for (const [table, entries] of rows) {
      for (const entry of entries) {
        const columns = Object.keys(entry)
        database.run(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
          Object.values(entry),
        )
      }
    }
    database.run('UPDATE sessions SET transfers = 0, sentBytes = 0, receivedBytes = 0')
  })
}
