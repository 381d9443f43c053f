import type { WireFailedStage } from '../../../preload/contract/wire-sessions.ts'
import type { SessionEndReason } from '../../engine/engine-event.ts'
import type { Problem } from './problem.ts'

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
  if (session.problem !== null && session.problem.isHint !== true) return session.problem.stage
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
