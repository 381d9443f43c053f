import sqlite from 'node-sqlite3-wasm'
import { onTestFinished } from 'vitest'
import { registerPathFolding } from '../../../app/main/host/history/database/path-folding.ts'
import { createHistoryDesk, type HistoryDesk } from '../../../app/main/host/history/desk/history-desk.ts'
import { t0 } from './history-records.ts'

/** A desk on a file, with what it said; closed when the test has ended. */
export function deskOn(
  file: string,
  now: () => number = () => t0,
): HistoryDesk & { readonly notices: string[] } {
  const notices: string[] = []
  const desk = createHistoryDesk({
    file,
    now,
    runQuery: (_database, name) => name,
    onNotice: (text) => notices.push(text),
  })
  onTestFinished(() => {
    desk.close()
  })
  return { ...desk, notices }
}

/** Rows of a file that nobody has open, read with SQLite itself. */
export function rowsOf(file: string, sql: string): Record<string, unknown>[] {
  const database = new sqlite.Database(file)
  try {
    // Without shared memory a write-ahead log can be read by its only user alone.
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    registerPathFolding(database)
    return database.all(sql)
  } finally {
    database.close()
  }
}
