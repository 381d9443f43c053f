import { rmSync } from 'node:fs'
import type { HistoryKey } from '../../../../preload/contract/wire-history.ts'
import { factsOf, type HistoryFacts, identityOf, lastKeyOf, lastWrittenAt } from '../database/file-facts.ts'
import { type CheckNext, createCheck } from '../database/integrity.ts'
import { moveAside } from '../database/move-aside.ts'
import { openDatabase } from '../database/open-database.ts'
import { closeOpenRows, putOpenRows, readOpenRows } from '../database/open-rows.ts'
import { createRecordWriter, type RecordWriter } from '../database/record-writer.ts'
import { createTrim, type KeepingRules, type Trim } from '../database/retention.ts'
import type { OpenDatabase } from '../database/sqlite.ts'
import { isDamage } from '../database/trouble.ts'
import type { HistoryQueries } from '../history.ts'
import type { HistoryRecord } from '../history-record.ts'

/** What can be asked of the thread that owns the database. Everything throws SQLite's error when the disk fails. */
export interface DeskCalls {
  /** Opens or makes the file and ends what a crash left open; throws NewerHistoryError, too. */
  open(): { readonly lastKey: HistoryKey | null }
  /** Gives how many records could not be stored whatever the disk does. */
  write(records: readonly HistoryRecord[]): number
  ask(name: keyof HistoryQueries, args: readonly unknown[]): unknown
  /** One step of forgetting; true when there is more to do. */
  trim(rules: KeepingRules): boolean
  /** One step of looking through the file; true when there is more to do. */
  check(): boolean
  /** Forgets everything that is over, by a new file. */
  clear(): null
  /** A call after it opens the file again. */
  close(): null
}

/** Does what the thread does, on the thread it is called on. */
export interface HistoryDesk extends DeskCalls {
  /** Null while the file is not open. */
  facts(): HistoryFacts | null
}

/** What a desk depends on. */
export interface DeskOptions {
  readonly file: string
  readonly now: () => number
  readonly runQuery: (database: OpenDatabase, name: keyof HistoryQueries, args: readonly unknown[]) => unknown
  /** Hears one line for people when a damaged file was moved aside, or the file was taken away. */
  readonly onNotice: (text: string) => void
}

interface Open {
  readonly database: OpenDatabase
  readonly writer: RecordWriter
  readonly trim: Trim
  readonly identity: number | null
  check: CheckNext | null
}

/** Nothing is opened before the first call. */
export function createHistoryDesk({ file, now, runQuery, onNotice }: DeskOptions): HistoryDesk {
  let opened: Open | null = null
  let wasTakenAway = false

  const open = (): Open => {
    const isMissed = wasTakenAway && identityOf(file) === null
    const database = openDatabase(file)
    opened = {
      database,
      writer: createRecordWriter(database),
      trim: createTrim(database),
      identity: identityOf(file),
      check: null,
    }
    wasTakenAway = false
    if (isMissed) onNotice('history.db was taken away while it was in use. The history begins anew.')
    return opened
  }
  const close = (): void => {
    const closing = opened
    opened = null
    closing?.writer.close()
    closing?.database.close()
  }
  const letGo = (): void => {
    try {
      close()
    } catch {
      // What cannot be read cannot always be closed in order either.
    }
  }
  const replaceDamaged = (): void => {
    letGo()
    const name = moveAside(file, now())
    onNotice(`history.db is damaged. It was kept as ${name}, and the history begins anew.`)
    open()
  }
  /** Runs it on the open file; when the file turns out to be damaged, once more on a new one. */
  const on = <Value>(run: (open: Open) => Value): Value => {
    // A file without a name takes whatever is written, and it is gone with the program.
    if (opened !== null && identityOf(file) !== opened.identity) {
      letGo()
      wasTakenAway = true
    }
    try {
      return run(opened ?? open())
    } catch (error) {
      if (!isDamage(error)) throw error
      replaceDamaged()
      return run(opened ?? open())
    }
  }

  return {
    open() {
      const endedAt = lastWrittenAt(file) ?? now()
      return on(({ database }) => {
        closeOpenRows(database, endedAt)
        return { lastKey: lastKeyOf(database) }
      })
    },
    write: (records) => on(({ writer }) => writer.write(records)),
    ask: (name, args) => on(({ database }) => runQuery(database, name, args)),
    trim: (rules) => on(({ trim }) => trim(rules, now())),
    check: () =>
      on((current) => {
        current.check ??= createCheck(current.database)
        const isSound = current.check()
        if (isSound === false) replaceDamaged()
        return isSound === true
      }),
    clear() {
      const rows = on(({ database }) => readOpenRows(database))
      close()
      for (const path of [file, `${file}-wal`]) rmSync(path, { force: true })
      putOpenRows(open().database, rows)
      return null
    },
    close() {
      close()
      return null
    },
    facts: () => (opened === null ? null : factsOf(opened.database, file)),
  }
}
