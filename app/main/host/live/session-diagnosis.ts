import { describeForeignProtocol, describeLoginFailure } from './end-reason.ts'
import type { SessionEvent } from './session-event.ts'
import { noDataConnection, noFreePort, type Problem, tlsProblem, transferProblem } from './session-problem.ts'

/** A client that has waited this long for a connection to a passive port had no luck; shorter, it changed its mind. */
const patienceMs = 5_000

/** What is wrong with a session, as the sequence of its events tells; immutable. */
export interface Diagnosis {
  readonly problem: Problem | null
  /** The last offer of a data connection. */
  readonly offer: {
    readonly at: number
    readonly mode: 'passive' | 'active'
    readonly port: number
    /** A command was refused after it, so that there was nothing to connect for. */
    readonly isMoot: boolean
  } | null
  /** What is the matter if the session ends like this. */
  readonly suspicion: Problem | null
  readonly hasHadData: boolean
  readonly hasNamedUser: boolean
  /** The last transfer was cut off by the client and no command followed. */
  readonly wasCutOff: boolean
}

/** Of a client that was just accepted. */
export const noDiagnosis: Diagnosis = {
  problem: null,
  offer: null,
  suspicion: null,
  hasHadData: false,
  hasNamedUser: false,
  wasCutOff: false,
}

/** The diagnosis after one more fact; the same object when it says nothing new. */
export function diagnose(diagnosis: Diagnosis, event: SessionEvent): Diagnosis {
  switch (event.type) {
    case 'command-received':
      if (!diagnosis.wasCutOff && (diagnosis.hasNamedUser || event.verb !== 'USER')) return diagnosis
      return {
        ...diagnosis,
        wasCutOff: false,
        hasNamedUser: diagnosis.hasNamedUser || event.verb === 'USER',
      }
    case 'reply-sent':
      return afterReply(diagnosis, event.code)
    case 'session-secured':
      return without(diagnosis, 'securing')
    case 'tls-handshake-failed':
      return { ...diagnosis, problem: tlsProblem(event.failure) }
    case 'foreign-protocol-recognised':
      return {
        ...diagnosis,
        problem: { stage: 'connecting', text: describeForeignProtocol(event.protocol) },
      }
    case 'login-failed': {
      const userName = event.userName.slice(0, 200)
      return {
        ...diagnosis,
        problem: { stage: 'signing-in', text: describeLoginFailure({ ...event, userName }) },
      }
    }
    case 'logged-in':
      return without(diagnosis, 'signing-in')
    case 'passive-ports-exhausted':
      return { ...diagnosis, problem: noFreePort }
    case 'data-offered': {
      const { at, mode, port } = event
      return { ...diagnosis, offer: { at, mode, port, isMoot: false } }
    }
    case 'data-unused':
      return unused(diagnosis, event.at)
    case 'data-connected':
      return { ...without(diagnosis, 'data-connection'), hasHadData: true, suspicion: null }
    case 'transfer-started':
      return diagnosis.wasCutOff ? { ...diagnosis, wasCutOff: false } : diagnosis
    case 'transfer-ended':
      return afterTransfer(diagnosis, event)
    case 'session-closed':
      return { ...diagnosis, problem: diagnosis.problem ?? diagnosis.suspicion }
    default:
      return diagnosis
  }
}

function afterReply(diagnosis: Diagnosis, code: number): Diagnosis {
  const { offer, problem } = diagnosis
  const refused: Diagnosis =
    code >= 400 && offer !== null && !offer.isMoot
      ? { ...diagnosis, offer: { ...offer, isMoot: true } }
      : diagnosis
  // An upload that is refused before it begins has no event of its own; the transfer's end has said it before.
  if (problem !== null || (code !== 452 && code !== 552)) return refused
  const text =
    code === 452 ? 'The disk is full' : 'The storage limit or the largest size of a file is reached'
  return { ...refused, problem: { stage: 'transfer', text } }
}

function unused(diagnosis: Diagnosis, at: number): Diagnosis {
  const { offer, hasHadData } = diagnosis
  if (offer === null || offer.isMoot) return diagnosis
  const problem = noDataConnection(offer.port)
  if (at - offer.at >= patienceMs) return { ...diagnosis, problem }
  return hasHadData ? diagnosis : { ...diagnosis, suspicion: problem }
}

function afterTransfer(
  diagnosis: Diagnosis,
  { outcome }: Extract<SessionEvent, { type: 'transfer-ended' }>,
): Diagnosis {
  if (outcome.kind === 'completed') return { ...diagnosis, problem: null, suspicion: null }
  if (outcome.kind === 'aborted') return { ...diagnosis, wasCutOff: outcome.by === 'client' }
  const { offer } = diagnosis
  const problem = transferProblem(outcome, offer?.mode ?? null, offer?.port ?? null)
  return { ...diagnosis, problem: problem ?? diagnosis.problem }
}

function without(diagnosis: Diagnosis, stage: Problem['stage']): Diagnosis {
  return diagnosis.problem?.stage === stage ? { ...diagnosis, problem: null } : diagnosis
}
