import { inTransaction, pragma } from './open-database.ts'
import type { OpenDatabase } from './sqlite.ts'

/** How long and how much is kept. */
export interface KeepingRules {
  readonly keepDays: number
  /** Above this the oldest entries go. */
  readonly maxBytes: number
}

/** Rows of each table that go in one step: a step takes a small part of a second, and writes come between steps. */
const stepRows = 500
/** Trimmed a little below the limit, so that not every batch that is written makes a trim necessary. */
const roomAfterTrim = 0.95
/** Pages given back to the system in one step, and how many may lie about for new entries. */
const stepPages = 500
const sparePages = 500
const dayMs = 24 * 60 * 60 * 1_000
const keysPerMs = 1_000
const tables = [
  { name: 'sessions', beganAt: 'startedAt', isOver: 'endedAt IS NOT NULL' },
  { name: 'transfers', beganAt: 'startedAt', isOver: 'endedAt IS NOT NULL' },
  { name: 'activities', beganAt: 'at', isOver: 'TRUE' },
] as const

/** Does one small step of forgetting; true when there is more to do. Throws SQLite's error. */
export type Trim = (rules: KeepingRules, now: number) => boolean

/** What is not over stays, however old it is. */
export function createTrim(database: OpenDatabase): Trim {
  let isShrinking = false
  return ({ keepDays, maxBytes }, now) => {
    const tooOldMs = now - keepDays * dayMs
    if (forgetBefore(database, Math.floor(tooOldMs * keysPerMs)) > 0) return true
    if (forgetDisplaced(database, tooOldMs) > 0) return true

    const used = usedBytes(database)
    if (used > maxBytes) isShrinking = true
    else if (used <= maxBytes * roomAfterTrim) isShrinking = false
    if (isShrinking) {
      if (forgetBefore(database, keyOfStep(database)) > 0) return true
      isShrinking = false
    }
    return giveBack(database)
  }
}

function forgetBefore(database: OpenDatabase, key: number): number {
  return inTransaction(database, () =>
    tables.reduce((sum, { name, isOver }) => {
      const { changes } = database.run(
        `DELETE FROM ${name} WHERE key IN
         (SELECT key FROM ${name} WHERE key < ? AND ${isOver} ORDER BY key LIMIT ${stepRows})`,
        [key],
      )
      return sum + changes
    }, 0),
  )
}

/**
 * Forgets what was remembered after the clock had been set back: its keys are ahead of its time, perhaps by years. It came
 * in the order of its keys, so that looking at the first ones is enough.
 */
function forgetDisplaced(database: OpenDatabase, beforeMs: number): number {
  return inTransaction(database, () =>
    tables.reduce((sum, { name, beganAt, isOver }) => {
      const { changes } = database.run(
        `DELETE FROM ${name} WHERE key IN (SELECT key FROM
           (SELECT key, ${beganAt} AS beganAt FROM ${name} INDEXED BY ${name}Displaced
            WHERE key >= ${beganAt} * 1000 + 1000000 AND ${isOver} ORDER BY key LIMIT ${stepRows})
         WHERE beganAt < ?)`,
        [beforeMs],
      )
      return sum + changes
    }, 0),
  )
}

/** The key before which no table has more than a step's rows: what goes from each is of the same age. */
function keyOfStep(database: OpenDatabase): number {
  const keys = tables.flatMap(({ name, isOver }) => {
    const row = database.get(
      `SELECT max(key) AS last FROM (SELECT key FROM ${name} WHERE ${isOver} ORDER BY key LIMIT ${stepRows})`,
    ) as { last: number | null } | null
    return row?.last ?? []
  })
  return keys.length === 0 ? 0 : Math.min(...keys) + 1
}

function usedBytes(database: OpenDatabase): number {
  return (pragma(database, 'page_count') - pragma(database, 'freelist_count')) * pragma(database, 'page_size')
}

function giveBack(database: OpenDatabase): boolean {
  if (pragma(database, 'freelist_count') <= sparePages) return false
  database.exec(`PRAGMA incremental_vacuum(${stepPages})`)
  return pragma(database, 'freelist_count') > sparePages
}
