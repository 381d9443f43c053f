import type { TransferResult } from '../../../../preload/contract/wire-history.ts'
import type { SessionEndReason, TransferOutcome } from '../../../engine/engine-event.ts'

/** How a transfer ended, as the history keeps it. */
export interface TransferEnd {
  readonly result: TransferResult
  /** The engine's own word; null where the result says all. */
  readonly detail: string | null
}

/** What is known around a transfer's end. */
export interface EndCircumstances {
  /** The client asked for the end by ABOR; an abortion without it means that the client is gone. */
  readonly isAborAsked: boolean
  /** Why the session ended with it; null while it goes on. */
  readonly sessionEnd: SessionEndReason | null
}

type Failed = Extract<TransferOutcome, { kind: 'failed' }>

/** The end of a transfer in the words of the history. */
export function transferEndOf(outcome: TransferOutcome, circumstances: EndCircumstances): TransferEnd {
  switch (outcome.kind) {
    case 'completed':
      return { result: 'done', detail: null }
    case 'aborted':
      return abortedEnd(outcome.by, circumstances)
    case 'failed':
      return failedEnd(outcome)
  }
}

function abortedEnd(
  by: Extract<TransferOutcome, { kind: 'aborted' }>['by'],
  { isAborAsked, sessionEnd }: EndCircumstances,
): TransferEnd {
  switch (by) {
    case 'client':
      return isAborAsked
        ? { result: 'cancelled-by-client', detail: null }
        : { result: 'connection-lost', detail: 'client-closed' }
    case 'admin':
      return { result: 'cancelled-by-you', detail: null }
    case 'server':
      return { result: sessionEnd === null ? 'failed' : resultOfEnd[sessionEnd], detail: sessionEnd }
  }
}

/** What a session's end means for the transfer it cut off. */
const resultOfEnd: Readonly<Record<SessionEndReason, TransferResult>> = {
  quit: 'connection-lost',
  'client-closed': 'connection-lost',
  'disconnected-by-admin': 'cancelled-by-you',
  'account-removed': 'cancelled-by-you',
  'account-expired': 'not-allowed',
  'address-not-allowed': 'not-allowed',
  'password-changed': 'cancelled-by-you',
  'too-many-sessions-of-account': 'not-allowed',
  blocked: 'not-allowed',
  'login-timeout': 'connection-lost',
  'idle-timeout': 'connection-lost',
  stalled: 'connection-lost',
  'too-many-login-failures': 'not-allowed',
  'too-many-sessions': 'not-allowed',
  'too-many-sessions-from-address': 'not-allowed',
  'too-many-descriptors': 'failed',
  'tls-failed': 'connection-lost',
  'protocol-violation': 'failed',
  'server-stopped': 'server-stopped',
  'internal-error': 'failed',
}

function failedEnd({ failure, reason }: Failed): TransferEnd {
  const result = (reason !== undefined && resultOfReason[reason]) || resultOfFailure[failure]
  return { result, detail: reason === undefined || reason === failure ? failure : `${failure}: ${reason}` }
}

const resultOfFailure: Readonly<Record<Failed['failure'], TransferResult>> = {
  timeout: 'data-connection-failed',
  refused: 'data-connection-failed',
  closed: 'data-connection-failed',
  'ports-exhausted': 'data-connection-failed',
  'tls-handshake': 'data-connection-failed',
  'tls-not-resumed': 'data-connection-failed',
  'peer-dropped': 'connection-lost',
  stalled: 'connection-lost',
  read: 'failed',
  write: 'failed',
  'no-space': 'disk-full',
  quota: 'quota-exceeded',
  'too-large': 'not-allowed',
  'bad-data': 'failed',
  'off-range': 'failed',
  commit: 'failed',
}

/** What the storage said, where it says more than the failure; null where it does not. */
const resultOfReason: Readonly<Record<NonNullable<Failed['reason']>, TransferResult | null>> = {
  'not-found': null,
  'not-permitted': 'not-allowed',
  'is-a-directory': 'name-not-possible',
  'not-a-directory': 'name-not-possible',
  'already-exists': 'not-allowed',
  kept: 'not-allowed',
  'not-empty': null,
  'bad-name': 'name-not-possible',
  'name-refused': 'not-allowed',
  busy: 'blocked-by-program',
  unavailable: null,
  'no-space': 'disk-full',
  quota: 'quota-exceeded',
  'too-large': 'not-allowed',
  'bad-offset': null,
  unsupported: null,
  'too-many-entries': null,
  'too-many-open-files': null,
  io: null,
}
