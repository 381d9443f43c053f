import type { EngineEvent } from '../engine/engine-event.ts'
import type { Mount, Permission } from '../engine/host-door.ts'
import { findingEitherForm, permissionsInMount, VfsError } from '../engine/host-door.ts'
import type { Share } from './settings/settings-schema.ts'

/** What every session moves at the moment, as far as rights go. */
export interface RunningTransfers {
  applyEngineEvent(event: EngineEvent): void
  /** False when a session moves a file that these mounts do not let it move (any more). */
  isAllowed(sessionId: string, mounts: readonly Mount[]): boolean
  /** False when it runs through a link that its share does not let anybody follow any more. */
  isReachable(sessionId: string, mounts: readonly Mount[]): Promise<boolean>
}

interface RunningTransfer {
  readonly transferId: string
  readonly kind: 'download' | 'upload'
  readonly shareId: string | null
  readonly names: readonly string[]
  /** The share as it was when the transfer began. */
  readonly share: Share | undefined
}

/** Any one of these rights is enough for the transfer to go on. */
const rightsOf: Readonly<Record<RunningTransfer['kind'], readonly Permission[]>> = {
  download: ['download'],
  upload: ['upload', 'append', 'overwrite'],
}

/**
 * Follows transfers from start to end. They are judged by their place in the share: it may be renamed, or appear
 * elsewhere, before the end. `shares` are those of the settings at the moment.
 */
export function createRunningTransfers(shares: () => readonly Share[]): RunningTransfers {
  const shareOf = (shareId: string | null) => shares().find(({ id }) => id === shareId)
  const bySession = new Map<string, RunningTransfer>()
  return {
    applyEngineEvent(event) {
      if (event.type === 'transfer-started' && event.kind !== 'listing') {
        const { transferId, kind, shareId, namesInShare } = event
        const running = { transferId, kind, shareId, names: namesInShare, share: shareOf(shareId) }
        bySession.set(event.sessionId, running)
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
      // Another folder is shared by now, and this one is not.
      if (running.share !== undefined && shareOf(running.shareId)?.folder !== running.share.folder)
        return false
      const permissions = permissionsInMount(mount, running.names)
      return rightsOf[running.kind].some((right) => permissions.has(right))
    },
    async isReachable(sessionId, mounts) {
      const running = bySession.get(sessionId)
      const mount = mounts.find(({ shareId }) => shareId === running?.shareId)
      if (running === undefined || mount === undefined) return true
      // Only then: a file may be removed while somebody downloads it.
      const links = shareOf(running.shareId)?.links
      if (running.share === undefined || links === running.share.links || links === 'anywhere') return true
      const { kind, names } = running
      // What is uploaded has its name when it is complete.
      const path = kind === 'upload' ? names.slice(0, -1) : names
      return (await isThere(mount, path)) || bySession.get(sessionId) !== running
    },
  }
}

async function isThere({ storage }: Mount, names: readonly string[]): Promise<boolean> {
  try {
    await findingEitherForm(storage).stat(names)
    return true
  } catch (error) {
    return !(error instanceof VfsError) || error.kind !== 'not-found'
  }
}
