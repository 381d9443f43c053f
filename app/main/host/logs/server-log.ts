import { type LogArea, type LogLevel, logLevels } from '../../../preload/contract/fields/log-rules.ts'
import type { LogState } from '../../../preload/contract/wire-logs.ts'
import type { WireSecurityEvent } from '../../../preload/contract/wire-security.ts'
import type { WireNotice } from '../../../preload/contract/wire-types.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { selfCheckId } from '../accounts/own-logins.ts'
import type { ServerStatus } from '../server/server-controller.ts'
import { createRehashedPasswords } from '../settings/rehashed-passwords.ts'
import type { LogRules, Settings } from '../settings/settings-schema.ts'
import { wordEvent } from './event-words.ts'
import { createKnownSessions, type KnownSession } from './known-sessions.ts'
import { createLogBook, type LogBook, type NewLogLine } from './log-book.ts'
import { createLogFiles, logFileName } from './log-files.ts'
import { readLogTail } from './log-tail.ts'
import { loginFailureLine } from './login-failure-line.ts'
import { createPace } from './pace.ts'
import { createRefusalPace } from './refusal-pace.ts'
import { wordSettingsChange } from './settings-words.ts'
import { visibleLine } from './visible-text.ts'
import { xferlogLine } from './xferlog.ts'

/** What the log needs of the rest. */
export interface ServerLogDependencies {
  /** Folder of the files; null for a run that writes none. */
  readonly folder: string | null
  readonly rules: () => LogRules
  readonly isAnonymous: (accountId: string) => boolean
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** Calls back once, later; returns what takes that back. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** There are lines up to this number; called at most four times a second. */
  readonly onGrown: (lastNumber: number) => void
  /** What `state` gives has changed; called at most once a second. */
  readonly onChanged: () => void
}

/** The log of the program: lines in memory, in files, and in the forms other programs read. */
export interface ServerLog {
  readonly book: LogBook
  applyEngineEvent(event: EngineEvent): void
  securityEventAdded(event: WireSecurityEvent): void
  noticeRaised(notice: Pick<WireNotice, 'level' | 'text'>): void
  serverStatusChanged(status: ServerStatus): void
  settingsChanged(settings: Settings, previous: Settings): void
  /** The next new password of this user is only stored in a stronger way; nobody changed it. */
  passwordRehashed(userId: string): void
  /** A mistake of ours. */
  mistake(line: string): void
  /** Logs every line of a live session's protocol, or no longer; false when it is over. */
  trace(sessionId: string, isOn: boolean): boolean
  state(): LogState
  close(): Promise<void>
}

const grownPaceMs = 250
const changedPaceMs = 1_000

/** Makes the log. The last lines of the run before come first. */
export function createServerLog(dependencies: ServerLogDependencies): ServerLog {
  const { folder, rules, now, schedule } = dependencies
  const book = createLogBook()
  const sessions = createKnownSessions()
  const refusalsUnsaid = createRefusalPace()
  const traced = new Set<string>()
  const rehashed = createRehashedPasswords()
  const grown = createPace(() => dependencies.onGrown(book.lastNumber), grownPaceMs, schedule)
  const changed = createPace(dependencies.onChanged, changedPaceMs, schedule)
  const files =
    folder === null ? null : createLogFiles({ folder, rules, now, schedule, onChanged: changed.ask })
  let status = ''

  const keep = (line: NewLogLine): void => {
    book.add(line)
    grown.ask()
  }
  /** Lines that wait until those of the run before are in the book; null once they are. */
  let early: NewLogLine[] | null = folder === null ? null : []
  const startBook = (before: readonly NewLogLine[]): void => {
    const waiting = early
    early = null
    for (const line of [...before, ...(waiting ?? [])]) keep(line)
  }
  if (folder !== null) readLogTail(folder, logFileName).then(startBook, () => startBook([]))

  const write = (line: NewLogLine): void => {
    if (early === null) keep(line)
    else early.push(line)
    files?.writeLine(line)
  }
  const isWanted = (area: LogArea, level: LogLevel): boolean =>
    logLevels.indexOf(level) <= logLevels.indexOf(rules().levels[area] ?? 'info')

  const add = (area: LogArea, level: LogLevel, event: string, message: string): void => {
    if (!isWanted(area, level)) return
    const nobody = { sessionId: null, userName: null, address: null }
    write({ at: now(), level, area, event, message: visibleLine(message), ...nobody })
  }

  const addEvent = (event: EngineEvent, sessionId: string | null, session: KnownSession | null): void => {
    const unsaid = refusalsUnsaid(event)
    if (unsaid === null) return
    const said = wordEvent(event, session)
    if (said === null || !(isWanted(said.area, said.level) || (sessionId !== null && traced.has(sessionId))))
      return
    const { level, area, message } = said
    const more = unsaid === 0 ? '' : ` (and ${unsaid} more since)`
    const name = event.type === 'login-failed' ? event.userName : (session?.userName ?? null)
    write({
      at: event.at,
      level,
      area,
      sessionId,
      userName: name === null ? null : visibleLine(name),
      address: event.type === 'session-refused' ? event.peer.address : (session?.address ?? null),
      event: event.type,
      message: visibleLine(`${message}${more}`),
    })
  }

  const addForOthers = (event: EngineEvent, session: KnownSession | null): void => {
    if (session === null || files === null || session.accountId === selfCheckId) return
    const { address } = session
    if (event.type === 'login-failed') files.writeLoginFailure(() => loginFailureLine(event, address))
    if (event.type !== 'transfer-ended') return
    const transfer = session.transfers.get(event.transferId)
    if (transfer === undefined || transfer.kind === 'listing') return
    const { kind: direction, path, isAscii } = transfer
    const { at, durationMs, bytes, outcome, storedPath } = event
    files.writeTransfer(() =>
      xferlogLine({
        ...{ at, durationMs, bytes, address, direction, isAscii },
        path: storedPath ?? path,
        isAnonymous: session.accountId !== null && dependencies.isAnonymous(session.accountId),
        userName: session.userName ?? '',
        isComplete: outcome.kind === 'completed',
      }),
    )
  }

  return {
    book,
    applyEngineEvent(event) {
      sessions.before(event)
      const sessionId = 'sessionId' in event ? event.sessionId : null
      const session = sessionId === null ? null : sessions.find(sessionId)
      addEvent(event, sessionId, session)
      addForOthers(event, session)
      sessions.after(event)
      if (event.type === 'session-closed' && traced.delete(event.sessionId)) changed.ask()
    },
    securityEventAdded({ kind, address, text }) {
      // Everything else is an event of the engine, too.
      if (kind === 'blocked') add('security', 'warning', kind, `${address} was blocked: ${text}`)
    },
    noticeRaised({ level, text }) {
      add('program', level, 'notice', text)
    },
    serverStatusChanged(next) {
      const [level, message] = wordStatus(next)
      if (message !== status) add('server', level, `server-${next.phase}`, message)
      status = message
    },
    settingsChanged(settings, previous) {
      for (const message of wordSettingsChange(settings, rehashed.hiddenIn(previous, settings))) {
        add('settings', 'info', 'settings-changed', message)
      }
      if (settings.logs !== previous.logs) files?.refresh()
    },
    passwordRehashed: (userId) => rehashed.expect(userId),
    mistake(line) {
      add('program', 'error', 'mistake', line)
    },
    trace(sessionId, isOn) {
      const session = sessions.find(sessionId)
      if (session === null) return false
      if (traced.has(sessionId) === isOn) return true
      if (isOn) traced.add(sessionId)
      else traced.delete(sessionId)
      const message = isOn ? 'Every line of the protocol is logged' : 'The protocol is no longer logged'
      const { userName, address } = session
      const name = userName === null ? null : visibleLine(userName)
      const area = 'commands'
      write({ at: now(), level: 'info', area, sessionId, userName: name, address, event: 'trace', message })
      changed.ask()
      return true
    },
    state: () => ({
      rules: rules(),
      folder,
      bytes: files?.bytes ?? 0,
      problem: files?.problem ?? null,
      tracedSessionIds: [...traced],
    }),
    async close() {
      await files?.close()
      grown.stop()
      changed.stop()
    },
  }
}

function wordStatus(status: ServerStatus): readonly [LogLevel, string] {
  if (status.phase === 'problem') return ['error', `The server cannot run: ${status.problem}`]
  if (status.phase !== 'running') return ['info', `The server is ${status.phase}`]
  const count = status.troubles.length
  const troubles = count === 0 ? '' : `; ${status.troubles.map(({ problem }) => problem).join(' ')}`
  return [count === 0 ? 'info' : 'warning', `The server is running${troubles}`]
}
