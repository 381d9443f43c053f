import type { EngineEvent } from '../engine/engine-event.ts'
import type { Mount, Permission } from '../engine/host-door.ts'
import { permissionsInMount } from '../engine/host-door.ts'

/** What every session moves at the moment, as far as rights go. */
export interface RunningTransfers {
  applyEngineEvent(event: EngineEvent): void
  /** False when a session moves a file that these mounts do not let it move (any more). */
  isAllowed(sessionId: string, mounts: readonly Mount[]): boolean
}

interface RunningTransfer {
  readonly transferId: string
  readonly kind: 'download' | 'upload'
  readonly shareId: string | null
  readonly names: readonly string[]
}

/** Any one of these rights is enough for the transfer to go on. */
const rightsOf: Readonly<Record<RunningTransfer['kind'], readonly Permission[]>> = {
  download: ['download'],
  upload: ['upload', 'append', 'overwrite'],
}

/**
 * Follows transfers from start to end. They are judged by their place in the share: it may be renamed, or appear
 * elsewhere, before the end.
 */
export function createRunningTransfers(): RunningTransfers {
  const bySession = new Map<string, RunningTransfer>()
  return {
    applyEngineEvent(event) {
      if (event.type === 'transfer-started' && event.kind !== 'listing') {
        const { transferId, kind, shareId, namesInShare } = event
        bySession.set(event.sessionId, { transferId, kind, shareId, names: namesInShare })
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
      if (mount === undefined) return false
      const permissions = permissionsInMount(mount, running.names)
      return rightsOf[running.kind].some((right) => permissions.has(right))
    },
  }
}
