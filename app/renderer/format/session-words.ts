import type {
  WireFailedStage,
  WireSession,
  WireSessionActivity,
} from '../../preload/contract/wire-sessions.ts'
import { t } from '../texts/texts.ts'
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

const activityLooks: Readonly<Record<WireSessionActivity, readonly [StateShape, StateTone]>> = {
  connecting: ['half', 'quiet'],
  securing: ['half', 'quiet'],
  'signing-in': ['half', 'quiet'],
  idle: ['ring', 'quiet'],
  listing: ['filled', 'ok'],
  hashing: ['filled', 'ok'],
  sending: ['filled', 'busy'],
  receiving: ['filled', 'busy'],
  stalled: ['triangle', 'warning'],
  waiting: ['triangle', 'warning'],
  closing: ['half', 'quiet'],
}

/** Says the state of a session; an ended one is quiet, whatever it did last. */
export function stateOfSession(session: WireSession): StateWord {
  if (session.failedStage !== null) return { word: t('format:state.failed'), shape: 'triangle', tone: 'bad' }
  if (session.endedAt !== null) return { word: t('format:state.ended'), shape: 'square', tone: 'quiet' }
  const [shape, tone] = activityLooks[session.activity]
  return { word: t(`format:state.${session.activity}`), shape, tone }
}

/** Names a stage as it stands after "Failed:" and "Stopped at". */
export function failedStageWord(stage: WireFailedStage): string {
  return t(`format:stage.${stage}`)
}

/** Says which program the client is, and how sure that is. */
export function clientOfSession({ clientName, isClientGuessed }: WireSession): string {
  if (clientName === null) return t('format:client.unknown')
  return isClientGuessed ? t('format:client.guessed', { name: clientName }) : displayText(clientName)
}

/** Says how a session is protected: 'TLS 1.3' or 'Plain'. */
export function securityOfSession(session: WireSession): {
  readonly word: string
  readonly isSecure: boolean
} {
  if (session.tlsProtocol === null) return { word: t('format:plain'), isSecure: false }
  return { word: session.tlsProtocol.replace(/^TLSv/, 'TLS '), isSecure: true }
}

/** Whole percent of a transfer whose size is known, else null; a file that grew meanwhile stays at 100. */
export function percentOfTransfer(bytes: number, totalBytes: number | null): number | null {
  if (totalBytes === null) return null
  if (totalBytes <= 0) return 100
  return Math.min(100, Math.floor((bytes / totalBytes) * 100))
}
