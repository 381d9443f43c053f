import type { BanStore, KeptBans } from './ban-store.ts'

/** What saving needs. */
export interface BanSavingOptions {
  readonly store: Pick<BanStore, 'save'>
  /** What is to be kept, as of now. */
  readonly kept: () => KeptBans
  readonly monotonicMs: () => number
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** Hears of trouble with the file, one line for people. */
  readonly onTrouble: (text: string) => void
}

/** Writes bans in the background, one save at a time. */
export interface BanSaving {
  /** A ban was made, changed or lifted: written within a second. */
  saveSoon(): void
  /** Connections were refused: not worth a write each second. */
  saveLater(): void
  /** Writes what is not written yet. */
  close(): Promise<void>
}

const soonMs = 1_000
/** A full disk is not asked more often either. */
const laterMs = 30_000

/** Starts with nothing to write. */
export function createBanSaving({
  store,
  kept,
  monotonicMs,
  schedule,
  onTrouble,
}: BanSavingOptions): BanSaving {
  let saving: Promise<void> = Promise.resolve()
  let isSaving = false
  let isClosed = false
  let cancel: (() => void) | null = null
  let dueAtMs = 0

  const within = (delayMs: number): void => {
    const atMs = monotonicMs() + delayMs
    if (cancel !== null && dueAtMs <= atMs) return
    cancel?.()
    dueAtMs = atMs
    cancel = schedule(save, delayMs)
  }
  const save = (): void => {
    cancel = null
    // What changes while one save is running goes out with the next one, however slow the disk is.
    if (isSaving) {
      within(soonMs)
      return
    }
    isSaving = true
    saving = store
      .save(kept())
      .catch((error: unknown) => {
        onTrouble(`The list of blocked addresses cannot be saved: ${String(error)}`)
        if (!isClosed) within(laterMs)
      })
      .finally(() => {
        isSaving = false
      })
  }

  return {
    saveSoon: () => within(soonMs),
    saveLater: () => within(laterMs),
    async close() {
      isClosed = true
      await saving
      if (cancel === null) return
      cancel()
      save()
      await saving
    },
  }
}
