import { randomUUID } from 'node:crypto'
import type { WireSecurityEvent } from '../../../preload/contract/wire-security.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { selfCheckId } from '../accounts/own-logins.ts'
import type { ExpiryWarning } from '../certificates/expiry-warnings.ts'
import { describeLoginFailure } from '../live/end-reason.ts'
import { type HookFact, hookFact, type StoredFile } from './hook-fact.ts'

/** Makes facts for other programs of what happens here. */
export interface FactMaker {
  applyEngineEvent(event: EngineEvent): void
  securityEventAdded(event: WireSecurityEvent): void
  certificateExpiring(certificate: ExpiryWarning, at: number): void
}

interface KnownSession {
  readonly address: string
  user: string | null
}

interface RunningUpload {
  readonly path: string
  readonly shareId: string | null
  readonly names: readonly string[]
}

/** Hears of uploads that completed, logins that failed, addresses that were blocked and certificates that end. */
export function createFactMaker(
  nameOfShare: (shareId: string) => string | null,
  tell: (fact: HookFact) => void,
): FactMaker {
  const sessions = new Map<string, KnownSession>()
  const uploads = new Map<string, RunningUpload>()

  const uploadEnded = (event: Extract<EngineEvent, { type: 'transfer-ended' }>): void => {
    const upload = uploads.get(event.transferId)
    uploads.delete(event.transferId)
    if (upload === undefined || event.outcome.kind !== 'completed') return
    const session = sessions.get(event.sessionId)
    const path = event.storedPath ?? upload.path
    const share = upload.shareId === null ? null : nameOfShare(upload.shareId)
    tell(
      hookFact({
        id: randomUUID(),
        event: 'upload-finished',
        at: event.at,
        text: `“${session?.user ?? 'Somebody'}” uploaded ${path} (${event.bytes} bytes)`,
        user: session?.user ?? null,
        address: session?.address ?? null,
        path,
        share,
        bytes: event.bytes,
        stored: storedFile(upload, path),
      }),
    )
  }

  return {
    applyEngineEvent(event) {
      switch (event.type) {
        case 'session-opened':
          sessions.set(event.sessionId, { address: event.peer.address, user: null })
          return
        case 'session-closed':
          sessions.delete(event.sessionId)
          return
        case 'logged-in':
        case 'logged-out': {
          const session = sessions.get(event.sessionId)
          if (session !== undefined) session.user = event.type === 'logged-in' ? event.userName : null
          return
        }
        case 'login-failed':
          tell(
            hookFact({
              id: randomUUID(),
              event: 'login-failed',
              at: event.at,
              text: describeLoginFailure(event),
              user: event.userName,
              address: sessions.get(event.sessionId)?.address ?? null,
              reason: event.reason,
            }),
          )
          return
        case 'transfer-started':
          if (event.kind !== 'upload' || event.shareId === selfCheckId) return
          uploads.set(event.transferId, {
            path: event.path,
            shareId: event.shareId,
            names: event.namesInShare,
          })
          return
        case 'transfer-ended':
          uploadEnded(event)
      }
    },
    securityEventAdded({ kind, at, address, text }) {
      if (kind === 'blocked')
        tell(hookFact({ id: randomUUID(), event: 'address-blocked', at, text, address }))
    },
    certificateExpiring({ text, endsAt }, at) {
      tell(hookFact({ id: randomUUID(), event: 'certificate-expiring', at, text, endsAt }))
    },
  }
}

/** Where an upload lies when both versions are kept: the same folder, another name. */
function storedFile({ path, shareId, names }: RunningUpload, storedPath: string): StoredFile | null {
  if (shareId === null || names.length === 0) return null
  if (storedPath === path) return { shareId, names }
  const name = storedPath.split('/').at(-1)
  return name === undefined || name === '' ? null : { shareId, names: [...names.slice(0, -1), name] }
}
