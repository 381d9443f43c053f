import type { EngineEvent, TransferOutcome } from '../engine/engine-event.ts'
import type { LogLevel } from './serve-flags.ts'

/** One line about a fact for the log, or null when the level leaves it out. Names and paths are made harmless. */
export function describeEvent(event: EngineEvent, level: LogLevel): string | null {
  if (level === 'silent') return null
  const text = infoText(event) ?? (level === 'debug' ? debugText(event) : null)
  return text === null ? null : harmless(`${new Date(event.at).toISOString()} ${sessionLabel(event)}${text}`)
}

function infoText(event: EngineEvent): string | null {
  switch (event.type) {
    case 'session-opened':
      return `connected from ${event.peer.address}`
    case 'session-secured':
      return `encrypted with ${event.tls.protocol}`
    case 'tls-handshake-failed':
      return `could not be encrypted: ${event.failure}`
    case 'session-refused':
      return `refused a connection from ${event.peer.address}: ${event.reason}`
    case 'logged-in':
      return `${event.userName} signed in`
    case 'login-failed':
      return `${event.userName} could not sign in: ${event.reason}`
    case 'listener-failed':
      return `cannot listen on ${event.host} port ${event.port} (${event.code}); it is tried again`
    case 'foreign-protocol-recognised':
      return `speaks ${event.protocol} instead of FTP`
    case 'transfer-started':
      return event.kind === 'listing' ? null : `${event.kind} of ${event.path} began`
    case 'transfer-ended': {
      const stored = event.storedPath === undefined ? '' : `, stored as ${event.storedPath}`
      return `transfer of ${event.bytes} bytes ${describeOutcome(event.outcome)} after ${Math.round(event.durationMs)} ms${stored}`
    }
    case 'transfer-held-up':
      return 'waits for another program to release the file'
    case 'session-closed':
      return `ended: ${event.reason}`
    default:
      return null
  }
}

function debugText(event: EngineEvent): string | null {
  switch (event.type) {
    case 'command-received':
      return `> ${event.verb} ${event.argument}`.trimEnd()
    case 'reply-sent':
      return `< ${event.code} ${event.text}`
    case 'listener-opened':
      return `listens on ${event.host} port ${event.port} (TLS ${event.tls})`
    case 'listener-closed':
      return `no longer listens on ${event.host} port ${event.port}`
    case 'data-offered':
      return `next data connection: ${event.mode}, port ${event.port}`
    case 'data-unused':
      return 'nobody came for the data connection'
    case 'client-named':
      return `calls itself ${event.name}`
    case 'working-directory-changed':
      return `is in ${event.path}`
    default:
      return null
  }
}

function describeOutcome(outcome: TransferOutcome): string {
  switch (outcome.kind) {
    case 'completed':
      return 'completed'
    case 'aborted':
      return `was aborted by the ${outcome.by}`
    case 'failed':
      return `failed (${outcome.failure}${outcome.reason === undefined ? '' : `: ${outcome.reason}`})`
  }
}

function sessionLabel(event: EngineEvent): string {
  return 'sessionId' in event ? `[${event.sessionId.slice(0, 8)}] ` : ''
}

/**
 * Writes characters that could forge a line, move the cursor or turn the reading direction as code points: a stranger
 * chooses names and paths, and a terminal obeys what it is sent.
 */
export function harmless(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
