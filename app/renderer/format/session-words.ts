import type {
  WireFailedStage,
  WireSession,
  WireSessionActivity,
} from '../../preload/contract/wire-sessions.ts'
import { displayText } from './display-text.ts'

/** How a state looks: shape and colour always come with the word, never instead of it. */
export type StateShape = 'filled' | 'ring' | 'half' | 'square' | 'triangle'
export type StateTone = 'ok' | 'busy' | 'warning' | 'bad' | 'quiet'

/** One state as the dashboard shows it. */
export interface StateWord {
  readonly word: string
  readonly shape: StateShape
  readonly tone: StateTone
}

const activityWords: Readonly<Record<WireSessionActivity, StateWord>> = {
  connecting: { word: 'Connecting', shape: 'half', tone: 'quiet' },
  securing: { word: 'Securing', shape: 'half', tone: 'quiet' },
  'signing-in': { word: 'Signing in', shape: 'half', tone: 'quiet' },
  idle: { word: 'Idle', shape: 'ring', tone: 'quiet' },
  listing: { word: 'Listing', shape: 'filled', tone: 'ok' },
  hashing: { word: 'Checking', shape: 'filled', tone: 'ok' },
  sending: { word: 'Sending', shape: 'filled', tone: 'busy' },
  receiving: { word: 'Receiving', shape: 'filled', tone: 'busy' },
  stalled: { word: 'Stalled', shape: 'triangle', tone: 'warning' },
  waiting: { word: 'Waiting', shape: 'triangle', tone: 'warning' },
  closing: { word: 'Closing', shape: 'half', tone: 'quiet' },
}

/** Says the state of a session; an ended one is quiet, whatever it did last. */
export function stateOfSession(session: WireSession): StateWord {
  if (session.failedStage !== null) return { word: 'Failed', shape: 'triangle', tone: 'bad' }
  if (session.endedAt !== null) return { word: 'Ended', shape: 'square', tone: 'quiet' }
  return activityWords[session.activity]
}

/** Stages as they are named after "Failed:" and "Stopped at". */
export const failedStageWords: Readonly<Record<WireFailedStage, string>> = {
  connecting: 'connecting',
  securing: 'encryption',
  'signing-in': 'signing in',
  'data-connection': 'data connection',
  transfer: 'transfer',
}

/** Says which program the client is, and how sure that is. */
export function clientOfSession({ clientName, isClientGuessed }: WireSession): string {
  if (clientName === null) return 'Did not say'
  return isClientGuessed ? `Probably ${clientName}` : displayText(clientName)
}

/** Says how a session is protected: 'TLS 1.3' or 'Plain'. */
export function securityOfSession(session: WireSession): {
  readonly word: string
  readonly isSecure: boolean
} {
  if (session.tlsProtocol === null) return { word: 'Plain', isSecure: false }
  return { word: session.tlsProtocol.replace(/^TLSv/, 'TLS '), isSecure: true }
}

/** Whole percent of a transfer whose size is known, else null; a file that grew meanwhile stays at 100. */
export function percentOfTransfer(bytes: number, totalBytes: number | null): number | null {
  if (totalBytes === null) return null
  if (totalBytes <= 0) return 100
  return Math.min(100, Math.floor((bytes / totalBytes) * 100))
}
