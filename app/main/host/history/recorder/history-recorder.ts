import type { HistoryKey } from '../../../../preload/contract/wire-history.ts'
import type { EngineEvent } from '../../../engine/engine-event.ts'
import type { Ban } from '../../bans/ban.ts'
import { quietTimer } from '../../quiet-timer.ts'
import type { ServerStatus } from '../../server/server-controller.ts'
import { createRehashedPasswords } from '../../settings/rehashed-passwords.ts'
import type { Settings } from '../../settings/settings-schema.ts'
import type { History } from '../history.ts'
import { createKeyMaker } from '../key-maker.ts'
import { createBanChanges } from './ban-changes.ts'
import { createFloodGate } from './flood-gate.ts'
import { type NewActivity, newActivity } from './new-activity.ts'
import { RecordedSession, type SessionRecording } from './recorded-session.ts'
import { createServerChanges } from './server-changes.ts'
import { createSessionAdmission } from './session-admission.ts'
import { settingChanges } from './setting-changes.ts'

/** What writing down what happens needs. */
export interface HistoryRecorderDependencies {
  readonly history: Pick<History, 'record' | 'lastKey' | 'state'>
  readonly settings: () => Settings
  /** Bans the program began with. */
  readonly keptBans: readonly Ban[]
  readonly bans: () => readonly Ban[]
  /** Facts of this run: version and kind of program. */
  readonly program: Readonly<Record<string, string>>
  /** Milliseconds since 1970 UTC; the system's clock by default, as are those below. */
  readonly now?: () => number
  /** Milliseconds of a clock that never jumps. */
  readonly monotonicMs?: () => number
  readonly schedule?: (run: () => void, delayMs: number) => () => void
}

/** Turns what happens into records of the history. Nothing of it waits or throws. */
export interface HistoryRecorder {
  applyEngineEvent(event: EngineEvent): void
  serverChanged(status: ServerStatus): void
  settingsChanged(settings: Settings, previous: Settings): void
  bansChanged(): void
  /** Everything that was over is forgotten: the new history begins with that. */
  historyCleared(): void
  /** The next new password of this user is only stored in a stronger way; nobody changed it. */
  passwordRehashed(userId: string): void
  /** Where the history keeps a session that is there; null when nothing is remembered. */
  sessionKeyOf(sessionId: string): HistoryKey | null
  /** Tells what was only counted so far. */
  close(): void
}

/** How many activities of one kind an address may add one by one; after that a minute is told as one. */
const bursts: Partial<Readonly<Record<NewActivity['kind'], number>>> = {
  refused: 1,
  'foreign-protocol': 1,
  'login-failed': 10,
  'signed-in': 60,
}
/** Refused changes of files. */
const defaultBurst = 100

/** Starts recording, with the start of the program. */
export function createHistoryRecorder(dependencies: HistoryRecorderDependencies): HistoryRecorder {
  const { history, settings, keptBans, bans, program } = dependencies
  const { now = Date.now, monotonicMs = () => performance.now(), schedule = quietTimer } = dependencies
  const sessions = new Map<string, RecordedSession>()
  const rehashed = createRehashedPasswords()
  const isAdmitted = createSessionAdmission()
  const serverChange = createServerChanges(now)
  const banChanges = createBanChanges(keptBans, { now, monotonicMs })
  const keyAt = createKeyMaker(history.lastKey)
  const tell = (activity: NewActivity): void =>
    history.record({ type: 'activity', key: keyAt(activity.at), ...activity })
  const burst = (kind: NewActivity['kind']): number => bursts[kind] ?? defaultBurst
  const floods = createFloodGate({ tell, burst, now, schedule })
  const recording: SessionRecording = {
    record: (record) => history.record(record),
    keyAt,
    tell,
    tellUnlessFlood: (activity) => floods.offer(activity),
    shareNameOf: (shareId) => settings().shares.find(({ id }) => id === shareId)?.name ?? null,
  }
  tell(newActivity({ at: now(), kind: 'program-started', facts: program }))

  const open = (event: Extract<EngineEvent, { type: 'session-opened' }>): void => {
    // An engine ends every session before another one is made; whatever its ids are, nothing is mixed up.
    const stale = sessions.get(event.sessionId)
    const { at, sessionId, peer } = event
    stale?.apply({ type: 'session-closed', at, sessionId, reason: 'server-stopped' })
    sessions.set(sessionId, new RecordedSession(event, isAdmitted(peer.address, at), recording))
  }

  return {
    applyEngineEvent(event) {
      switch (event.type) {
        case 'session-opened':
          open(event)
          return
        case 'session-refused': {
          const { at, peer, reason } = event
          const refused = { at, kind: 'refused', address: peer.address, isDone: false } as const
          floods.offer(newActivity({ ...refused, facts: { reason } }))
          return
        }
        case 'transfers-progressed':
          for (const { sessionId, bytes } of event.transfers) sessions.get(sessionId)?.moved(bytes, event.at)
          return
        case 'listener-opened':
        case 'listener-failed':
        case 'listener-closed':
          return
        default:
          sessions.get(event.sessionId)?.apply(event)
          if (event.type === 'session-closed') sessions.delete(event.sessionId)
      }
    },
    serverChanged(status) {
      const activity = serverChange(status)
      if (activity !== null) tell(activity)
    },
    settingsChanged(after, before) {
      if (after.history.isOn && !before.history.isOn) {
        for (const session of sessions.values()) session.announceAgain()
      }
      const hidden = rehashed.hiddenIn(before, after)
      const at = now()
      const { changes, more } = settingChanges(after, hidden)
      for (const change of changes) {
        tell(newActivity({ at, kind: 'setting-changed', facts: { ...change } }))
      }
      if (more > 0) {
        const facts = { setting: 'settings', change: 'changed', count: more }
        tell(newActivity({ at, kind: 'setting-changed', facts }))
      }
      const names = new Map(before.users.map(({ id, name }) => [id, name]))
      const renamed = after.users.filter(({ id, name }) => names.get(id) !== name)
      for (const { id, name } of renamed)
        for (const session of sessions.values()) session.renameUser(id, name)
    },
    bansChanged() {
      for (const activity of banChanges(bans())) tell(activity)
    },
    historyCleared() {
      const facts = { setting: 'history.cleared', change: 'changed' }
      tell(newActivity({ at: now(), kind: 'setting-changed', facts }))
    },
    passwordRehashed: (userId) => rehashed.expect(userId),
    sessionKeyOf(sessionId) {
      const { phase } = history.state
      return phase === 'on' || phase === 'opening' ? (sessions.get(sessionId)?.key ?? null) : null
    },
    close() {
      for (const activity of banChanges(bans())) tell(activity)
      floods.close()
    },
  }
}
