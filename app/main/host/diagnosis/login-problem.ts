import type { ProblemCode } from '../../../preload/contract/wire-problems.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { describeLoginFailure } from '../live/end-reason.ts'
import { factText, type Problem } from './problem.ts'

type LoginFailed = Extract<EngineEvent, { type: 'login-failed' }>

const codes: Readonly<Record<LoginFailed['reason'], ProblemCode>> = {
  'unknown-account': 'unknown-user',
  'wrong-password': 'wrong-password',
  disabled: 'user-disabled',
  'anonymous-off': 'anonymous-off',
  'tls-required': 'encryption-needed',
  expired: 'user-expired',
  'address-not-allowed': 'address-not-allowed',
  'too-many-sessions': 'too-many-of-user',
  'too-many-logins': 'too-many-logins',
}

/** Says truly why a login was refused; the client itself is told nothing of it. */
export function loginProblem(event: LoginFailed, peer: string, client: string | null): Problem {
  const userName = factText(event.userName)
  return {
    stage: 'signing-in',
    text: describeLoginFailure({ ...event, userName }),
    code: event.hasStrayBlank === true ? 'blank-in-password' : codes[event.reason],
    facts: { user: userName, peer, ...(client === null ? {} : { client }) },
  }
}

/** A client that does not even try to encrypt was refused at USER: this is what Windows Explorer does. */
export function encryptionNeeded(userName: string, peer: string, client: string | null): Problem {
  return {
    stage: 'securing',
    text: 'The client did not encrypt, which is required here; use a client that knows TLS',
    code: 'encryption-needed',
    facts: { user: factText(userName), peer, ...(client === null ? {} : { client }) },
  }
}

/** Data in clear are refused where they must be encrypted. */
export function dataInClear(peer: string): Problem {
  return {
    stage: 'data-connection',
    text: 'The client wants to send files unencrypted, which is not allowed here; set it to encrypt data too',
    code: 'data-in-clear',
    facts: { peer },
  }
}
