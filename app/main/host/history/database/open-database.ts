import { closeSync, fchmodSync, openSync, rmSync } from 'node:fs'
import { privateFileMode } from '../../files/atomic-file.ts'
import { migrations } from './migrations.ts'
import { registerPathFolding } from './path-folding.ts'
import { Database, type OpenDatabase } from './sqlite.ts'
import { NewerHistoryError } from './trouble.ts'

/**
 * Opens the history's file, makes it when there is none, and brings it to the newest form. Nobody else may have it open:
 * the lock of the data folder sees to that. Throws NewerHistoryError, or SQLite's error.
 */
export function openDatabase(file: string, steps: readonly string[] = migrations): OpenDatabase {
  // SQLite's lock is a folder here. One that is there now was left by a process that was killed.
  rmSync(`${file}.lock`, { recursive: true, force: true })
  // So that it is readable by its owner alone from its first byte.
  const made = openSync(file, 'a', privateFileMode)
  try {
    // It may have been put here, from a copy; where rights are not ours to say, they stay.
    fchmodSync(made, privateFileMode)
  } catch {
    // Some file systems know no rights.
  } finally {
    closeSync(made)
  }
  const database = new Database(file)
  try {
    // Must come before anything is read: the index of the log then lies in memory, as nothing can be shared here.
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    const taken = pragma(database, 'user_version')
    if (taken > steps.length)
      throw new NewerHistoryError(
        'The history was written by a newer version of Portside. Nothing is remembered in this run; the file stays as it is.',
      )
    setUp(database)
    registerPathFolding(database)
    for (const [index, step] of steps.entries()) {
      if (index >= taken)
        inTransaction(database, () => database.exec(`${step}\nPRAGMA user_version = ${index + 1};`))
    }
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/** One number of a PRAGMA. */
export function pragma(database: OpenDatabase, name: string): number {
  return Number(Object.values(database.get(`PRAGMA ${name}`) ?? {})[0] ?? 0)
}

function setUp(database: OpenDatabase): void {
  database.exec(`
    -- Counts only while the file is empty: every page is a call of the system, and searches look at many of them.
    PRAGMA page_size = 16384;
    -- Counts only while the file is empty. Without it a file never becomes smaller.
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA journal_mode = WAL;
    -- Every batch reaches the disk: there are few, and a power cut then costs as little as a crash.
    PRAGMA synchronous = FULL;
    PRAGMA journal_size_limit = 4000000;
    -- 64 MB at most: there are no memory maps here, so this is all that is quick.
    PRAGMA cache_size = -64000;`)
}

/** Runs all of it or nothing. */
export function inTransaction<Value>(database: OpenDatabase, run: () => Value): Value {
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = run()
    database.exec('COMMIT')
    return value
  } catch (error) {
    // A disk that fails may have ended the transaction already.
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}
