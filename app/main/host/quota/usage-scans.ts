import type { StorageBackend } from '../../engine/host-door.ts'
import { reconcileLedger } from './reconcile-ledger.ts'
import { scanShare } from './scan-share.ts'
import type { UsageTable } from './usage-table.ts'

/** What scanning needs from around it. */
export interface UsageScanDependencies {
  readonly table: UsageTable
  /** The storage of a share; null for a share that does not exist any more. */
  readonly storageOf: (shareId: string) => Promise<StorageBackend> | null
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** Something to show or to keep is another than before. */
  readonly onChanged: () => void
}

/** Compares what is counted with what is there, in the background: one share or user at a time. */
export class UsageScans {
  readonly #dependencies: UsageScanDependencies
  readonly #stop = new AbortController()
  readonly #waiting = new Set<string>()
  #last: Promise<void> = Promise.resolve()

  constructor(dependencies: UsageScanDependencies) {
    this.#dependencies = dependencies
  }

  /** Counts a share and compares what users have stored in it; resolves when that is done, or cannot be. */
  share(shareId: string): Promise<void> {
    const { table } = this.#dependencies
    const tally = table.countShare(shareId)
    return this.#enqueue(`share ${shareId}`, tally, async () => {
      const storage = await this.#dependencies.storageOf(shareId)
      if (storage === null) return
      const scan = scanShare(storage, this.#stop.signal)
      tally.watch = scan.watch
      try {
        tally.settle(await scan.done, this.#dependencies.now())
      } finally {
        tally.watch = null
      }
      for (const ledger of table.users.values()) {
        await reconcileLedger(ledger, shareId, storage, this.#stop.signal)
      }
    })
  }

  /** Compares what a user has stored in every share; resolves when that is done, or cannot be. */
  user(userId: string): Promise<void> {
    const ledger = this.#dependencies.table.countUser(userId)
    return this.#enqueue(`user ${userId}`, ledger, async () => {
      for (const shareId of ledger.shareIds) {
        const storage = await this.#dependencies.storageOf(shareId)
        if (storage === null) ledger.removeShare(shareId)
        else await reconcileLedger(ledger, shareId, storage, this.#stop.signal)
      }
      ledger.scannedAtMs = this.#dependencies.now()
      ledger.isDirty = true
    })
  }

  /** Ends what is under way and begins nothing more. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#last
  }

  #enqueue(key: string, shown: { isScanning: boolean }, work: () => Promise<void>): Promise<void> {
    if (this.#stop.signal.aborted || this.#waiting.has(key)) return this.#last
    this.#waiting.add(key)
    const { onChanged } = this.#dependencies
    this.#last = this.#last.then(async () => {
      shown.isScanning = true
      onChanged()
      try {
        if (!this.#stop.signal.aborted) await work()
      } catch {
        // The share is missing or the program ends: what is known holds until the next time.
      } finally {
        shown.isScanning = false
        this.#waiting.delete(key)
        onChanged()
      }
    })
    return this.#last
  }
}
