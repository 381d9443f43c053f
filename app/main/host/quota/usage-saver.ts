import type { ShareTally } from './share-tally.ts'
import type { UsageFiles } from './usage-files.ts'
import type { UserLedger } from './user-ledger.ts'

/** What is kept may be this much older than what is so: a crash loses no more, and the next scan finds it. */
const saveAfterMs = 2_000
/** A long ledger is saved less often: saving takes at most this part of the time. */
const shareOfTime = 0.05

/** Calls back once, later; returns what takes that back. */
export type Schedule = (run: () => void, delayMs: number) => () => void

/** What is to be saved. */
export interface SavedUsage {
  readonly shares: ReadonlyMap<string, ShareTally>
  readonly users: ReadonlyMap<string, UserLedger>
}

/** Saves usage some time after it changed, never twice at once. */
export class UsageSaver {
  readonly #files: UsageFiles
  readonly #usage: SavedUsage
  readonly #schedule: Schedule
  readonly #onTrouble: (error: unknown) => void
  #cancel: (() => void) | null = null
  #areSharesDirty = false
  #hasTrouble = false
  #lastSaveTookMs = 0
  #saving: Promise<void> = Promise.resolve()

  /** `onTrouble` hears once of a disk that refuses, until it takes something again. */
  constructor(files: UsageFiles, usage: SavedUsage, schedule: Schedule, onTrouble: (error: unknown) => void) {
    this.#files = files
    this.#usage = usage
    this.#schedule = schedule
    this.#onTrouble = onTrouble
  }

  sharesChanged(): void {
    this.#areSharesDirty = true
    this.#soon()
  }

  /** The ledgers say themselves which of them changed. */
  usersChanged(): void {
    this.#soon()
  }

  userRemoved(userId: string): void {
    void this.#enqueue(() => this.#files.removeUser(userId))
  }

  /** Saves what is to be saved now; resolves when it is, or cannot be. */
  flush(): Promise<void> {
    this.#cancel?.()
    this.#cancel = null
    return this.#enqueue(() => this.#save())
  }

  #soon(): void {
    const delayMs = Math.max(saveAfterMs, this.#lastSaveTookMs / shareOfTime)
    this.#cancel ??= this.#schedule(() => void this.flush(), delayMs)
  }

  async #save(): Promise<void> {
    const startedMs = performance.now()
    if (this.#areSharesDirty) {
      this.#areSharesDirty = false
      await this.#files.saveShares(this.#usage.shares)
    }
    for (const [userId, ledger] of this.#usage.users) {
      if (!ledger.isDirty) continue
      ledger.isDirty = false
      try {
        await this.#files.saveUser(userId, ledger)
      } catch (error) {
        ledger.isDirty = true
        throw error
      }
    }
    this.#lastSaveTookMs = performance.now() - startedMs
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#saving = this.#saving.then(work).then(
      () => {
        this.#hasTrouble = false
      },
      (error: unknown) => {
        // What could not be kept is kept with the next change.
        this.#areSharesDirty = true
        if (!this.#hasTrouble) this.#onTrouble(error)
        this.#hasTrouble = true
      },
    )
    return this.#saving
  }
}
