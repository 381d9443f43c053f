import type { HistoryKey } from '../../../preload/contract/wire-history.ts'
import type {
  WireSession,
  WireSessionActivity,
  WireTransfer,
} from '../../../preload/contract/wire-sessions.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { failedStageOf } from '../diagnosis/failed-stage.ts'
import { beginDiagnosis, type Diagnosis, diagnose } from '../diagnosis/session-diagnosis.ts'
import { addToOpening, noOpening, type Opening, recogniseClient } from './client-recognition.ts'
import { describeSessionEnd } from './end-reason.ts'
import type { SessionEvent } from './session-event.ts'
import { addRateSample, noRate, type RateEstimate, rateOf } from './transfer-rate.ts'

/** A row is called stalled when its transfer moved no byte for this long: a slow phone empties its buffers in bursts. */
export const stalledAfterMs = 30_000
/** A hostile client chooses these texts; rows stay small whatever it sends. */
const maxTextLength = 500

/** One row of the connections screen and what is needed to work it out; immutable. */
export interface LiveSession {
  readonly row: WireSession
  /** Who signed in, or null; unlike the name in the row it never changes. */
  readonly accountId: string | null
  /** What is wrong with it, which explains the end. */
  readonly diagnosis: Diagnosis
  /** How the client began, by which it may be known. */
  readonly opening: Opening
  /** The running transfer's measurements, or null. */
  readonly meter: TransferMeter | null
}

interface TransferMeter {
  readonly estimate: RateEstimate
  readonly sampledAt: number
  readonly lastByteAt: number
}

type OpenedEvent = Extract<EngineEvent, { type: 'session-opened' }>

/** The row of a client that was just accepted. */
export function openSession(
  event: OpenedEvent,
  historyKey: HistoryKey | null = null,
  hadPlainData = false,
): LiveSession {
  const row: WireSession = {
    id: event.sessionId,
    historyKey,
    peerAddress: event.peer.address,
    peerPort: event.peer.port,
    userName: null,
    clientName: null,
    isClientGuessed: false,
    activity: 'connecting',
    lastCommand: '',
    workingDirectory: '/',
    tlsProtocol: null,
    cipher: null,
    tlsResumed: null,
    dataMode: null,
    dataPort: null,
    dataAddress: null,
    transfer: null,
    sentBytes: 0,
    receivedBytes: 0,
    connectedAt: event.at,
    loggedInAt: null,
    lastActiveAt: event.at,
    problem: null,
    problemCode: null,
    problemFacts: {},
    failedStage: null,
    endedAt: null,
    endReason: null,
  }
  const diagnosis = beginDiagnosis(event.peer.address, event.local.address, hadPlainData)
  return { row, accountId: null, diagnosis, opening: noOpening, meter: null }
}

/** The row after one more fact; the same object when the fact changes nothing a person sees. */
export function applySessionEvent(before: LiveSession, event: SessionEvent): LiveSession {
  const diagnosis = diagnose(before.diagnosis, event)
  const session = diagnosis === before.diagnosis ? before : withDiagnosis(before, diagnosis)
  switch (event.type) {
    case 'session-secured':
      return withRow(session, {
        tlsProtocol: event.tls.protocol,
        cipher: event.tls.cipher,
        tlsResumed: event.tls.isResumed,
        activity: restingActivity(session),
      })
    case 'logged-in':
      return {
        ...withRow(session, { userName: shorten(event.userName), loggedInAt: event.at, activity: 'idle' }),
        accountId: event.accountId,
      }
    case 'logged-out':
      return {
        ...withRow(session, { userName: null, loggedInAt: null, activity: 'signing-in' }),
        accountId: null,
      }
    case 'command-received':
      return applyCommand(session, event)
    case 'reply-sent':
      // A refused AUTH ends the securing; everything else that matters has an event of its own.
      if (session.row.activity !== 'securing' || event.code < 400) return session
      return withRow(session, { activity: restingActivity(session) })
    case 'client-named':
      return withRow(session, { clientName: shorten(event.name), isClientGuessed: false })
    case 'data-offered':
      return withRow(session, {
        dataMode: event.mode,
        dataPort: event.port,
        dataAddress: event.address,
      })
    case 'working-directory-changed':
      return withRow(session, { workingDirectory: shorten(event.path) })
    case 'transfer-started':
      return startTransfer(session, event)
    case 'transfer-ended':
      return endTransfer(session, event)
    case 'transfer-held-up':
      // Only its own transfer: the event may come when the next one has begun.
      return session.row.transfer?.id === event.transferId
        ? withRow(session, { activity: 'waiting' })
        : session
    case 'hash-started':
      return withRow(session, { activity: 'hashing' })
    case 'hash-ended':
      return withRow(session, { activity: restingActivity(session) })
    case 'session-closed':
      return closeSession(session, event)
    case 'tls-handshake-failed':
    case 'login-failed':
    case 'foreign-protocol-recognised':
    case 'data-unused':
    case 'data-connected':
    case 'session-opened':
    case 'hash-progressed':
    case 'path-changed':
    case 'passive-ports-exhausted':
      return session
  }
}

function closeSession(
  session: LiveSession,
  { at, reason }: Extract<SessionEvent, { type: 'session-closed' }>,
): LiveSession {
  const { row, diagnosis } = session
  const isSecuring = row.activity === 'securing'
  const isSignedIn = row.loggedInAt !== null
  const failedStage = failedStageOf(reason, { ...diagnosis, isSecuring, isSignedIn })
  return {
    ...session,
    row: {
      ...row,
      activity: 'closing',
      transfer: null,
      endedAt: at,
      failedStage,
      ...(failedStage === null && { problem: null, problemCode: null, problemFacts: {} }),
      endReason: describeSessionEnd(reason, diagnosis.problem?.isHint ? null : diagnosis.problem?.text),
    },
    meter: null,
  }
}

function withDiagnosis(session: LiveSession, diagnosis: Diagnosis): LiveSession {
  if (diagnosis.problem === session.diagnosis.problem) return { ...session, diagnosis }
  const { text = null, code = null, facts = {} } = diagnosis.problem ?? {}
  return {
    ...session,
    row: { ...session.row, problem: text, problemCode: code, problemFacts: facts },
    diagnosis,
  }
}

/** The row under the name its user has now; the same object when it is somebody else's. */
export function renameUser(session: LiveSession, accountId: string, name: string): LiveSession {
  return session.accountId === accountId ? withRow(session, { userName: shorten(name) }) : session
}

/** The row after a look at its transfer: `bytes` so far at the time `at`. The same object when it has no transfer. */
export function sampleTransfer(session: LiveSession, bytes: number, at: number): LiveSession {
  const { row, meter } = session
  if (row.transfer === null || meter === null) return session
  const moved = Math.max(0, bytes - row.transfer.bytes)
  const estimate = addRateSample(meter.estimate, moved, at - meter.sampledAt)
  const lastByteAt = moved > 0 ? at : meter.lastByteAt
  const isStalled = at - lastByteAt >= stalledAfterMs
  return {
    ...session,
    row: {
      ...addMoved(row, row.transfer.direction, moved),
      activity: movingOrNot(row, isStalled),
      transfer: { ...row.transfer, bytes: row.transfer.bytes + moved, rate: rateOf(estimate) },
    },
    meter: { estimate, sampledAt: at, lastByteAt },
  }
}

function startTransfer(
  session: LiveSession,
  event: Extract<EngineEvent, { type: 'transfer-started' }>,
): LiveSession {
  if (event.kind === 'listing') return withRow(session, { activity: 'listing' })
  const transfer: WireTransfer = {
    id: event.transferId,
    direction: event.kind,
    path: shorten(event.path),
    bytes: 0,
    totalBytes: event.totalBytes,
    rate: 0,
    startedAt: event.at,
  }
  return {
    ...session,
    row: { ...session.row, activity: movingActivity(event.kind), transfer },
    meter: { estimate: noRate, sampledAt: event.at, lastByteAt: event.at },
  }
}

function endTransfer(
  session: LiveSession,
  event: Extract<EngineEvent, { type: 'transfer-ended' }>,
): LiveSession {
  const { transfer } = session.row
  if (transfer === null) {
    return withRow(session, { activity: restingActivity(session), lastActiveAt: event.at })
  }
  if (transfer.id !== event.transferId) return session
  const moved = Math.max(0, event.bytes - transfer.bytes)
  return {
    ...session,
    row: {
      ...addMoved(session.row, transfer.direction, moved),
      activity: restingActivity(session),
      transfer: null,
      lastActiveAt: event.at,
    },
    meter: null,
  }
}

function applyCommand(
  session: LiveSession,
  { verb, argument, at }: Extract<SessionEvent, { type: 'command-received' }>,
): LiveSession {
  const lastCommand = shorten(argument === '' ? verb : `${verb} ${argument}`)
  const next = withRow(session, {
    lastCommand,
    activity: activityAfter(session, verb),
    lastActiveAt: at,
  })
  if (session.row.clientName !== null) return next
  const opening = addToOpening(session.opening, verb, argument)
  const guess = opening === session.opening ? null : recogniseClient(opening)
  if (guess === null) return { ...next, opening }
  const known = { ...next.diagnosis, clientName: guess }
  return { ...withRow(next, { clientName: guess, isClientGuessed: true }), diagnosis: known, opening }
}

function activityAfter(session: LiveSession, verb: string): WireSessionActivity {
  const { activity, transfer, loggedInAt } = session.row
  if (transfer !== null || activity === 'listing') return activity
  if (verb === 'AUTH') return 'securing'
  if (verb === 'QUIT') return 'closing'
  return loggedInAt === null ? 'signing-in' : activity
}

function restingActivity(session: LiveSession): WireSessionActivity {
  return session.row.loggedInAt === null ? 'signing-in' : 'idle'
}

function movingActivity(direction: WireTransfer['direction']): WireSessionActivity {
  return direction === 'download' ? 'sending' : 'receiving'
}

/** Nothing moves any more while a finished upload waits for another program; that is no stall. */
function movingOrNot({ activity, transfer }: WireSession, isStalled: boolean): WireSessionActivity {
  if (activity === 'waiting' || transfer === null) return activity
  return isStalled ? 'stalled' : movingActivity(transfer.direction)
}

/** Counts from the point of view of the person at the dashboard: a client's download is sent. */
function addMoved(row: WireSession, direction: WireTransfer['direction'], moved: number): WireSession {
  return direction === 'download'
    ? { ...row, sentBytes: row.sentBytes + moved }
    : { ...row, receivedBytes: row.receivedBytes + moved }
}

function withRow(session: LiveSession, change: Partial<WireSession>): LiveSession {
  return { ...session, row: { ...session.row, ...change } }
}

function shorten(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength - 1)}…` : text
}
