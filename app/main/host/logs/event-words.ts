import type { LogArea, LogLevel } from '../../../preload/contract/fields/log-rules.ts'
import type { EngineEvent, TransferOutcome } from '../../engine/engine-event.ts'
import { describeForeignProtocol, describeLoginFailure, describeSessionEnd } from '../live/end-reason.ts'
import type { KnownSession } from './known-sessions.ts'

/** An event in words. What comes from the wire is not made visible yet. */
export interface EventWords {
  readonly level: LogLevel
  readonly area: LogArea
  readonly message: string
}

type Wording<Type extends EngineEvent['type']> = (
  event: Extract<EngineEvent, { type: Type }>,
  session: KnownSession | null,
) => EventWords

/** A new event does not compile before somebody decided what the log says of it; null leaves it out. */
type WordingTable = { readonly [Type in EngineEvent['type']]: Wording<Type> | null }

/** What the log says of every event. */
export const wordings: WordingTable = {
  'listener-opened': ({ host, port, tls }) => info('server', `Listens on ${host} port ${port} (TLS ${tls})`),
  'listener-closed': ({ host, port }) => info('server', `No longer listens on ${host} port ${port}`),
  'listener-failed': ({ host, port, code }) =>
    words('error', 'server', `Cannot listen on ${host} port ${port} (${code}); it is tried again`),
  'session-opened': ({ peer, local }) =>
    info(
      'sessions',
      `Connected from ${peer.address} port ${peer.port} to ${local.address} port ${local.port}`,
    ),
  'session-secured': ({ tls }) =>
    info(
      'sessions',
      `Encrypted with ${tls.protocol}, ${tls.cipher}${tls.isResumed ? ', a session resumed' : ''}`,
    ),
  'tls-handshake-failed': ({ failure }) =>
    words('warning', 'sessions', `The connection could not be encrypted: ${handshakeFailures[failure]}`),
  'session-refused': ({ peer, reason }) =>
    words(
      reason === 'blocked' ? 'debug' : 'warning',
      reason === 'blocked' ? 'security' : 'sessions',
      `A connection from ${peer.address} was refused: ${describeSessionEnd(reason)}`,
    ),
  'session-closed': ({ reason }) =>
    words(
      reason === 'internal-error' ? 'error' : 'info',
      'sessions',
      `Connection ended (${reason}): ${describeSessionEnd(reason)}`,
    ),
  'logged-in': ({ userName }) => info('sessions', `“${userName}” signed in`),
  'logged-out': (_event, session) =>
    info('sessions', session?.userName == null ? 'Signed out' : `“${session.userName}” signed out`),
  'login-failed': (event) => words('warning', 'security', describeLoginFailure(event)),
  'foreign-protocol-recognised': ({ protocol }) =>
    words('warning', 'security', describeForeignProtocol(protocol)),
  'client-named': ({ name }) => info('sessions', `The client calls itself “${name}”`),
  'command-received': ({ verb, argument }) =>
    words('debug', 'commands', `> ${argument === '' ? verb : `${verb} ${argument}`}`),
  'reply-sent': ({ code, lines }) => words('debug', 'commands', `< ${code} ${lines.join(' | ')}`),
  'working-directory-changed': ({ path }) => words('debug', 'files', `Is in ${path}`),
  'passive-ports-exhausted': () =>
    words('warning', 'server', 'All data ports were in use; the client was asked to try again'),
  'data-offered': ({ mode, address, port }) =>
    words(
      'debug',
      'transfers',
      `Next data connection: ${mode}, ${address === null ? '' : `${address} `}port ${port}`,
    ),
  'data-unused': () => words('debug', 'transfers', 'Nobody came for the data connection'),
  'data-connected': () => words('debug', 'transfers', 'The data connection is there'),
  'transfer-started': ({ kind, path, totalBytes, isEncrypted }) =>
    words(
      kind === 'listing' ? 'debug' : 'info',
      'transfers',
      `${began[kind]} of ${path} began${sizeIn(totalBytes)}${isEncrypted ? ', encrypted' : ''}`,
    ),
  'transfer-ended': wordTransferEnd,
  'transfer-held-up': ({ transferId }, session) =>
    info('transfers', `${pathOf(session, transferId)} waits for another program to release the file`),
  'transfers-progressed': null,
  'path-changed': ({ operation, path, newPath, outcome }) => {
    const what = `${operations[operation]} ${path}${newPath === null ? '' : ` → ${newPath}`}`
    return outcome === 'done'
      ? info('files', what)
      : words('warning', 'files', `${what}: refused (${outcome})`)
  },
  'hash-started': ({ algorithm, path, totalBytes }) =>
    info('files', `A digest (${algorithm}) of ${path} began${sizeIn(totalBytes)}`),
  'hash-progressed': null,
  'hash-ended': ({ outcome, durationMs }) =>
    info('files', `The digest ${hashOutcomes[outcome]} after ${seconds(durationMs)}`),
}

/** An event in words, or null when the log leaves it out. `session` is the one it is about, when it is known. */
export function wordEvent(event: EngineEvent, session: KnownSession | null): EventWords | null {
  // The table pairs each type with its own event, which the compiler cannot follow through a look-up.
  const wording = wordings[event.type] as
    | ((event: EngineEvent, session: KnownSession | null) => EventWords)
    | null
  return wording === null ? null : wording(event, session)
}

const handshakeFailures = {
  'certificate-refused': 'the client does not trust the certificate',
  'too-old': 'the client offers only versions or ciphers that are too old',
  'not-tls': 'what came is not TLS',
  'client-left': 'the client left',
  other: 'the two sides did not agree',
} as const

const began = { download: 'Download', upload: 'Upload', listing: 'Listing' } as const
const hashOutcomes = { completed: 'was worked out', aborted: 'was aborted', failed: 'failed' } as const
const operations = {
  deleted: 'Delete',
  'folder-made': 'Make folder',
  'folder-removed': 'Remove folder',
  renamed: 'Rename',
  copied: 'Copy',
  combined: 'Combine',
  'link-made': 'Make link',
  'facts-changed': 'Change times or mode of',
} as const

function wordTransferEnd(
  event: Extract<EngineEvent, { type: 'transfer-ended' }>,
  session: KnownSession | null,
): EventWords {
  const { transferId, bytes, durationMs, outcome, storedPath } = event
  const kind = session?.transfers.get(transferId)?.kind
  const isQuiet = kind === 'listing' && outcome.kind === 'completed'
  const level = isQuiet ? 'debug' : outcome.kind === 'failed' ? 'warning' : 'info'
  const stored = storedPath === undefined ? '' : `, stored as ${storedPath}`
  const what = `${kind === undefined ? 'Transfer' : began[kind]} of ${pathOf(session, transferId)}`
  const end = `${describeOutcome(outcome)}: ${bytes} bytes in ${seconds(durationMs)}${stored}`
  return words(level, 'transfers', `${what} ${end}`)
}

function describeOutcome(outcome: TransferOutcome): string {
  switch (outcome.kind) {
    case 'completed':
      return 'completed'
    case 'aborted':
      return `was aborted by the ${outcome.by}`
    case 'failed':
      return `failed (${outcome.failure}${outcome.reason === undefined ? '' : `, ${outcome.reason}`})`
  }
}

function pathOf(session: KnownSession | null, transferId: string): string {
  return session?.transfers.get(transferId)?.path ?? 'a file'
}

function sizeIn(totalBytes: number | null): string {
  return totalBytes === null ? '' : ` (${totalBytes} bytes)`
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(2)} s`
}

function info(area: LogArea, message: string): EventWords {
  return words('info', area, message)
}

function words(level: LogLevel, area: LogArea, message: string): EventWords {
  return { level, area, message }
}
