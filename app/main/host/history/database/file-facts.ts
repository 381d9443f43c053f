import { statSync } from 'node:fs'
import type { HistoryKey } from '../../../../preload/contract/wire-history.ts'
import type { OpenDatabase } from './sqlite.ts'

/** What the dashboard says about the whole. */
export interface HistoryFacts {
  /** Bytes on the disk. */
  readonly bytes: number
  /** When the oldest entry began; null without entries. */
  readonly oldestAt: number | null
}

/** Reads them; takes no longer for a large file. */
export function factsOf(database: OpenDatabase, file: string): HistoryFacts {
  const row = database.get(`SELECT min(at) AS oldestAt FROM (
    SELECT (SELECT startedAt FROM sessions ORDER BY key LIMIT 1) AS at
    UNION ALL SELECT (SELECT startedAt FROM transfers ORDER BY key LIMIT 1)
    UNION ALL SELECT (SELECT at FROM activities ORDER BY key LIMIT 1))`) as { oldestAt: number | null } | null
  return { bytes: sizeOf(file) + sizeOf(`${file}-wal`), oldestAt: row?.oldestAt ?? null }
}

/** The greatest key of all tables; null without entries. */
export function lastKeyOf(database: OpenDatabase): HistoryKey | null {
  const row = database.get(`SELECT max(key) AS lastKey FROM (
    SELECT max(key) AS key FROM sessions UNION ALL SELECT max(key) FROM transfers
    UNION ALL SELECT max(key) FROM activities)`) as { lastKey: HistoryKey | null } | null
  return row?.lastKey ?? null
}

/** When one of the files was written last, milliseconds since 1970; null when there is none. */
export function lastWrittenAt(file: string): number | null {
  const times = [file, `${file}-wal`].flatMap(
    (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? [],
  )
  return times.length === 0 ? null : Math.max(...times)
}

/** What tells the file under this name from another one; null when there is none. */
export function identityOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? null
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
