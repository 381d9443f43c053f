import type { StorageBackend, StorageEntry } from '../../engine/host-door.ts'
import { VfsError } from '../../engine/host-door.ts'
import type { LedgerRecord, UserLedger } from './user-ledger.ts'

/**
 * Compares what a user has stored in one share with what is there: files that are gone do not count any more, and of
 * those that were cut only what is left. What others put into a file outside is not this user's. Rejects with VfsError
 * when the share itself cannot be looked at; nothing is forgotten then.
 */
export async function reconcileLedger(
  ledger: UserLedger,
  shareId: string,
  storage: StorageBackend,
  signal: AbortSignal,
): Promise<void> {
  for (const record of ledger.records(shareId)) {
    if (signal.aborted) throw new VfsError('busy', 'the comparison was stopped')
    const entry = await fileAt(storage, record)
    // It was written, moved or removed while we looked: what is known now is newer.
    if (ledger.at(shareId, record.names) !== record) continue
    if (entry === null) ledger.remove(shareId, record.names)
    else if (entry.size < record.bytes) ledger.put(shareId, { ...record, bytes: entry.size })
  }
}

async function fileAt(storage: StorageBackend, { names }: LedgerRecord): Promise<StorageEntry | null> {
  try {
    const entry = await storage.stat(names)
    return entry.kind === 'file' ? entry : null
  } catch (error) {
    const isGone =
      error instanceof VfsError && ['not-found', 'not-a-directory', 'bad-name'].includes(error.kind)
    if (isGone) return null
    throw error
  }
}
