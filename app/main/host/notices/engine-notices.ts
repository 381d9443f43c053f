import type { EngineEvent } from '../../engine/engine-event.ts'
import type { Notices } from './notices.ts'

/** A trouble that goes on is told once in this time, not once for each client that meets it. */
export const repeatAfterMs = 600_000

const texts = {
  'ports-exhausted':
    'All data ports were in use, and clients were asked to try again. Allow more ports for data in Settings.',
  'too-many-descriptors':
    'New connections are refused because this computer lets Portside open no more files and connections. Transfers ' +
    'that run go on. Allow fewer connections in Settings, or raise the limit of open files (ulimit -n).',
  'tls-not-resumed':
    'A client was refused because its data connection did not resume its TLS session, as this server requires. ' +
    'Set resumption to "prefer" for that user, or use a client that can, such as FileZilla.',
} as const

/** Turns what an administrator should change something about into notices; returns what takes in the engine's facts. */
export function createEngineNotices(notices: Notices): (event: EngineEvent) => void {
  const toldAt = new Map<keyof typeof texts, number>()
  return (event) => {
    const trouble = troubleIn(event)
    if (trouble === null) return
    const last = toldAt.get(trouble)
    // A clock set back makes the time since negative; the trouble is then told again rather than never.
    const since = last === undefined ? null : event.at - last
    if (since !== null && since >= 0 && since < repeatAfterMs) return
    toldAt.set(trouble, event.at)
    notices.raise('warning', texts[trouble])
  }
}

function troubleIn(event: EngineEvent): keyof typeof texts | null {
  if (event.type === 'session-refused' && event.reason === 'too-many-descriptors') return event.reason
  if (event.type === 'passive-ports-exhausted') return 'ports-exhausted'
  if (event.type !== 'transfer-ended' || event.outcome.kind !== 'failed') return null
  return event.outcome.failure === 'tls-not-resumed' ? 'tls-not-resumed' : null
}
