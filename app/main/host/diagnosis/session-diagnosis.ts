import type { SessionEvent } from '../live/session-event.ts'
import { foreignAddress, noDataConnection, noFreePort } from './data-problem.ts'
import { dataInClear, encryptionNeeded, loginProblem } from './login-problem.ts'
import type { Problem } from './problem.ts'
import { refusalProblem } from './refusal-problem.ts'
import { protocolProblem, tlsProblem } from './securing-problem.ts'
import { type BegunTransfer, textModeProblem, transferProblem } from './transfer-problem.ts'

/** A client that has waited this long for a connection to a passive port had no luck; shorter, it changed its mind. */
const patienceMs = 5_000

/** What is wrong with a session, as the sequence of its events tells; immutable. */
export interface Diagnosis {
  readonly problem: Problem | null
  readonly peerAddress: string
  readonly localAddress: string
  /** A data connection of the same address has come through in clear before. */
  readonly hadPlainData: boolean
  readonly isSecured: boolean
  readonly userName: string | null
  /** The last offer of a data connection. */
  readonly offer: {
    readonly at: number
    readonly mode: 'passive' | 'active'
    readonly address: string | null
    readonly port: number
    /** A command was refused after it, so that there was nothing to connect for. */
    readonly isMoot: boolean
  } | null
  /** The last command: a reply that refuses is told without it. */
  readonly command: { readonly verb: string; readonly argument: string }
  /** What the client is, where it is known. */
  readonly clientName: string | null
  /** The last transfer that began, and whether it was converted as a text. */
  readonly transfer: (BegunTransfer & { readonly isAscii: boolean }) | null
  /** What is the matter if the session ends like this. */
  readonly suspicion: Problem | null
  readonly hasHadData: boolean
  readonly hasNamedUser: boolean
  /** The last transfer was cut off by the client and no command followed. */
  readonly wasCutOff: boolean
}

/** Of a client that was just accepted. */
export function beginDiagnosis(peerAddress: string, localAddress: string, hadPlainData = false): Diagnosis {
  return {
    problem: null,
    peerAddress,
    localAddress,
    hadPlainData,
    isSecured: false,
    userName: null,
    offer: null,
    command: { verb: '', argument: '' },
    clientName: null,
    transfer: null,
    suspicion: null,
    hasHadData: false,
    hasNamedUser: false,
    wasCutOff: false,
  }
}

/** The diagnosis after one more fact; the same object when it says nothing new. */
export function diagnose(diagnosis: Diagnosis, event: SessionEvent): Diagnosis {
  const { peerAddress } = diagnosis
  switch (event.type) {
    case 'command-received': {
      const { verb, argument } = event
      const hasNamedUser = diagnosis.hasNamedUser || verb === 'USER'
      return { ...diagnosis, wasCutOff: false, hasNamedUser, command: { verb, argument } }
    }
    case 'reply-sent':
      return afterReply(diagnosis, event)
    case 'session-secured':
      return { ...without(diagnosis, 'securing'), isSecured: true }
    case 'client-named':
      return { ...diagnosis, clientName: event.name.slice(0, 200) }
    case 'tls-handshake-failed':
      return { ...diagnosis, problem: tlsProblem(event.failure, peerAddress) }
    case 'foreign-protocol-recognised':
      return { ...diagnosis, problem: protocolProblem(event.protocol, peerAddress) }
    case 'login-failed':
      return { ...diagnosis, problem: loginProblem(event, peerAddress, diagnosis.clientName) }
    case 'logged-in':
      return { ...without(diagnosis, 'signing-in'), userName: event.userName }
    case 'logged-out':
      return { ...diagnosis, userName: null }
    case 'passive-ports-exhausted':
      return { ...diagnosis, problem: noFreePort }
    case 'data-offered': {
      const { at, mode, address, port } = event
      return { ...diagnosis, offer: { at, mode, address, port, isMoot: false } }
    }
    case 'data-unused':
      return unused(diagnosis, event.at)
    case 'data-connected':
      return { ...without(diagnosis, 'data-connection'), hasHadData: true, suspicion: null }
    case 'transfer-started': {
      const { path, shareId, isAscii = false } = event
      const transfer = { path, shareId, userName: diagnosis.userName, isAscii }
      return { ...diagnosis, transfer, wasCutOff: false }
    }
    case 'transfer-ended':
      return afterTransfer(diagnosis, event)
    case 'session-closed':
      return { ...diagnosis, problem: diagnosis.problem ?? diagnosis.suspicion }
    default:
      return diagnosis
  }
}

function afterReply(
  diagnosis: Diagnosis,
  { code, failure }: Extract<SessionEvent, { type: 'reply-sent' }>,
): Diagnosis {
  if (code < 400) return diagnosis
  const { offer, problem } = diagnosis
  const refused: Diagnosis =
    offer === null || offer.isMoot ? diagnosis : { ...diagnosis, offer: { ...offer, isMoot: true } }
  const found = problemOfReply(diagnosis, code, failure)
  if (found === null) return refused
  // A transfer's end has said before what the reply says after it, and more; a hint gives way to what is worse.
  const isWorse = problem === null || (problem.isHint === true && found.isHint !== true)
  return isWorse || found.stage !== 'transfer' ? { ...refused, problem: found } : refused
}

/** What a refused command tells; most refusals are the client's own affair. */
function problemOfReply(
  { command, peerAddress, userName, clientName }: Diagnosis,
  code: number,
  failure: Extract<SessionEvent, { type: 'reply-sent' }>['failure'],
): Problem | null {
  const { verb, argument } = command
  // USER is refused for want of encryption alone: whether there is such a user, nobody is told.
  if (verb === 'USER' && code === 530) return encryptionNeeded(argument, peerAddress, clientName)
  if (code === 521) return dataInClear(peerAddress)
  if (code === 501 && (verb === 'PORT' || verb === 'EPRT')) return foreignAddress(argument, peerAddress)
  if (failure !== undefined) return refusalProblem(failure, { verb, argument, userName })
  if (code !== 452 && code !== 552) return null
  return refusalProblem(code === 452 ? 'no-space' : 'quota', { verb, argument, userName })
}

function unused(diagnosis: Diagnosis, at: number): Diagnosis {
  const { offer, hasHadData } = diagnosis
  if (offer === null || offer.isMoot) return diagnosis
  const problem = noDataConnection(offer, diagnosis)
  if (at - offer.at >= patienceMs) return { ...diagnosis, problem }
  return hasHadData ? diagnosis : { ...diagnosis, suspicion: problem }
}

function afterTransfer(
  diagnosis: Diagnosis,
  { outcome }: Extract<SessionEvent, { type: 'transfer-ended' }>,
): Diagnosis {
  const { offer, transfer } = diagnosis
  if (outcome.kind === 'completed') {
    const problem = transfer?.isAscii === true ? textModeProblem(transfer) : null
    return { ...diagnosis, problem, suspicion: null }
  }
  if (outcome.kind === 'aborted') return { ...diagnosis, wasCutOff: outcome.by === 'client' }
  const problem = transferProblem(outcome, offer, diagnosis, transfer)
  return { ...diagnosis, problem: problem ?? diagnosis.problem }
}

function without(diagnosis: Diagnosis, stage: Problem['stage']): Diagnosis {
  return diagnosis.problem?.stage === stage ? { ...diagnosis, problem: null } : diagnosis
}
