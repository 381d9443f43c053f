import type { EngineEvent } from '../engine/engine-event.ts'
import type { Mount, Permission } from '../engine/host-door.ts'
import { nameKey } from './settings/name-rules.ts'
import type { Share } from './settings/settings-schema.ts'

/** What every session moves at the moment, as far as rights go. */
export interface RunningTransfers {
  applyEngineEvent(event: EngineEvent): void
  /** False when a session moves a file that these mounts do not let it move (any more). */
  isAllowed(sessionId: string, mounts: readonly Mount[]): boolean
}

interface RunningTransfer {
  readonly transferId: string
  readonly kind: 'download' | 'upload'
  /** Null when there was no such share any more when it started. */
  readonly shareId: string | null
}

/** Any one of these rights is enough for the transfer to go on. */
const rightsOf: Readonly<Record<RunningTransfer['kind'], readonly Permission[]>> = {
  download: ['download'],
  upload: ['upload', 'append'],
}

/**
 * Follows transfers from start to end. The share is looked up by name when a transfer starts and kept by id: it may be
 * renamed before the end.
 */
export function createRunningTransfers(shares: () => readonly Share[]): RunningTransfers {
  const bySession = new Map<string, RunningTransfer>()
  return {
    applyEngineEvent(event) {
      if (event.type === 'transfer-started' && event.kind !== 'listing') {
        const name = nameKey(event.path.split('/')[1] ?? '')
        const share = shares().find((candidate) => nameKey(candidate.name) === name)
        const { transferId, kind } = event
        bySession.set(event.sessionId, { transferId, kind, shareId: share?.id ?? null })
      } else if (event.type === 'transfer-ended') {
        if (bySession.get(event.sessionId)?.transferId === event.transferId) bySession.delete(event.sessionId)
      } else if (event.type === 'session-closed') {
        bySession.delete(event.sessionId)
      }
    },
    isAllowed(sessionId, mounts) {
      const running = bySession.get(sessionId)
      if (running === undefined) return true
      const mount = mounts.find(({ shareId }) => shareId === running.shareId)
      return mount !== undefined && rightsOf[running.kind].some((right) => mount.permissions.has(right))
    },
  }
}
