import type { WireFailedStage } from '../../../preload/contract/wire-sessions.ts'
import type { EngineEvent, SessionEndReason, TransferOutcome } from '../../engine/engine-event.ts'

type TlsHandshakeFailure = Extract<EngineEvent, { type: 'tls-handshake-failed' }>['failure']

/** What goes wrong with a session, and at which stage. */
export interface Problem {
  readonly stage: WireFailedStage
  /** One short sentence for people. */
  readonly text: string
}

/** What a session was doing when it ended. */
export interface SessionSoFar {
  readonly problem: Problem | null
  readonly isSecuring: boolean
  readonly isSignedIn: boolean
  /** It began to sign in. */
  readonly hasNamedUser: boolean
  /** The last transfer was cut off and none has begun since. */
  readonly wasCutOff: boolean
}

/** Ends the person at the dashboard asked for, or a client that was done; nothing failed. */
const deliberateEnds: ReadonlySet<SessionEndReason> = new Set([
  'disconnected-by-admin',
  'account-removed',
  'account-expired',
  'address-not-allowed',
  'password-changed',
  'blocked',
  'server-stopped',
])

/** Where a session that ended for this reason stopped; null when it ended well. */
export function failedStageOf(reason: SessionEndReason, session: SessionSoFar): WireFailedStage | null {
  if (deliberateEnds.has(reason)) return null
  if (session.problem !== null) return session.problem.stage
  switch (reason) {
    case 'tls-failed':
      return 'securing'
    case 'login-timeout':
    case 'too-many-login-failures':
    case 'too-many-sessions-of-account':
      return 'signing-in'
    case 'stalled':
      return 'transfer'
    case 'protocol-violation':
    case 'too-many-sessions':
    case 'too-many-sessions-from-address':
    case 'too-many-descriptors':
      return 'connecting'
    case 'client-closed':
      return stageLeft(session)
    default:
      return null
  }
}

/** Who hangs up without QUIT is done in most cases: many clients are. In the middle of something it is a failure. */
function stageLeft({
  isSecuring,
  isSignedIn,
  hasNamedUser,
  wasCutOff,
}: SessionSoFar): WireFailedStage | null {
  if (wasCutOff) return 'transfer'
  if (isSecuring) return 'securing'
  return hasNamedUser && !isSignedIn ? 'signing-in' : null
}

/** Says why no encryption came to be. */
export function tlsProblem(failure: TlsHandshakeFailure): Problem {
  return { stage: 'securing', text: tlsTexts[failure] }
}

const tlsTexts: Readonly<Record<TlsHandshakeFailure, string>> = {
  'certificate-refused':
    'The client does not trust the certificate; compare the fingerprint and accept it there',
  'too-old': 'The client is too old for the encryption this server asks for',
  'not-tls': 'The client did not encrypt; set it to implicit TLS or use the port for explicit TLS',
  'client-left': 'The client hung up while encryption was agreed on',
  other: 'The client and Portside could not agree on encryption',
}

/** Says that nobody came to an offered port. Firewalls on this computer stop all, routers those from elsewhere. */
export function noDataConnection(port: number | null): Problem {
  const where = port === null ? '' : ` to port ${port}`
  return {
    stage: 'data-connection',
    text: `The data connection${where} never arrived; a firewall or router may block the passive ports`,
  }
}

/** Every port of the range is in use. */
export const noFreePort: Problem = {
  stage: 'data-connection',
  text: 'All passive ports are in use; widen the range in Settings',
}

/** What a transfer's end says is wrong; null when nothing is. `port` is that of its data connection. */
export function transferProblem(
  outcome: TransferOutcome,
  mode: 'passive' | 'active' | null,
  port: number | null,
): Problem | null {
  if (outcome.kind !== 'failed') return null
  const { failure } = outcome
  if (failure === 'timeout' || failure === 'refused' || failure === 'closed') {
    return mode === 'active' ? activeProblem(port) : noDataConnection(port)
  }
  if (failure === 'ports-exhausted') return noFreePort
  if (failure === 'tls-not-resumed' || failure === 'tls-handshake') {
    return { stage: 'data-connection', text: describeOutcome(outcome) }
  }
  return { stage: 'transfer', text: describeOutcome(outcome) }
}

function activeProblem(port: number | null): Problem {
  const where = port === null ? '' : ` at port ${port}`
  return {
    stage: 'data-connection',
    text: `The client could not be reached${where}; set it to passive mode`,
  }
}

/** Says in one line for people how a transfer ended. */
export function describeOutcome(outcome: TransferOutcome): string {
  switch (outcome.kind) {
    case 'completed':
      return 'Done'
    case 'aborted':
      return abortTexts[outcome.by]
    case 'failed':
      return (outcome.reason !== undefined && reasonTexts[outcome.reason]) || failureTexts[outcome.failure]
  }
}

const abortTexts = {
  client: 'Cancelled by the client',
  admin: 'Cancelled by you',
  server: 'Cancelled as the connection ended',
} as const

const failureTexts: Readonly<Record<Extract<TransferOutcome, { kind: 'failed' }>['failure'], string>> = {
  timeout: 'The data connection never arrived',
  refused: 'The data connection was refused',
  closed: 'The data connection was closed',
  'ports-exhausted': 'All passive ports are in use',
  'peer-dropped': 'Connection lost',
  stalled: 'Stalled: the client stopped sending or taking bytes; its screen or Wi-Fi may be asleep',
  'tls-handshake': 'The data connection could not be encrypted',
  'tls-not-resumed': 'The client does not resume TLS on data connections, which is required here',
  read: 'The file could not be read',
  write: 'The file could not be written',
  'no-space': 'The disk is full',
  quota: 'The storage limit is reached',
  'too-large': 'The file is larger than is allowed',
  'bad-data': 'What the client sent compressed is damaged',
  'off-range': 'The client did not send the range it announced',
  commit: 'Every byte arrived, but the file could not take its name',
}

const reasonTexts: Readonly<
  Partial<Record<NonNullable<Extract<TransferOutcome, { kind: 'failed' }>['reason']>, string>>
> = {
  'no-space': 'The disk is full',
  quota: 'The storage limit is reached',
  'too-large': 'The file is larger than is allowed',
  busy: 'Blocked by another program',
  'not-permitted': 'Not allowed by the computer',
}
