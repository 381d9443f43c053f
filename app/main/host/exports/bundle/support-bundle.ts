import { hostname, userInfo } from 'node:os'
import type { Activity, PastSession, PastSessionDetail } from '../../../../preload/contract/wire-history.ts'
import type { LogLine } from '../../../../preload/contract/wire-logs.ts'
import { HistoryError, type HistoryQueries } from '../../history/history.ts'
import type { Settings } from '../../settings/settings-schema.ts'
import { withIsoTimes } from '../export-rows.ts'
import { logText } from '../log-text.ts'
import { createRedactor, type Redactor } from './redactor.ts'
import { createSecretRemover, withoutSecrets } from './secrets.ts'
import { type ZipEntry, zipBytes } from './zip-stream.ts'

/** What a bundle is made of. */
export interface BundleSources {
  readonly settings: Settings
  readonly lines: readonly LogLine[]
  readonly history: Pick<HistoryQueries, 'findSessions' | 'pastSession' | 'findActivities'>
  /** Versions, platform, listeners and the like, JSON-safe. */
  readonly about: Readonly<Record<string, unknown>>
  readonly isRedacted: boolean
  readonly nowMs: number
}

/** The newest ones; what went wrong before is seldom what somebody asks about. */
const maxSessions = 200
/** Changes of settings, starts and stops, which belong to no session. */
const maxActivities = 500

/** How values and lines are written: secrets are always taken out, the rest is redacted or left. */
interface Cleaner {
  value(value: unknown, place?: string): unknown
  line(line: LogLine): LogLine
}

/** Gives the bytes of one zip archive for support. A history that cannot be asked is said in it and is no failure. */
export async function* supportBundle(sources: BundleSources): AsyncGenerator<Uint8Array> {
  const { settings, isRedacted } = sources
  const removeSecrets = createSecretRemover(settings)
  const redactor = isRedacted ? await redactorOf(sources, removeSecrets) : null
  const cleaner: Cleaner = {
    value: (value, place) => {
      const safe = mapTexts(value, removeSecrets)
      return redactor === null ? safe : redactor.value(safe, place)
    },
    line: (line) => {
      const safe = { ...line, message: removeSecrets(line.message) }
      return redactor === null ? safe : redactor.line(safe)
    },
  }
  const entries: ZipEntry[] = [
    { name: 'about.json', pieces: jsonText(cleaner.value({ ...sources.about, isRedacted })) },
    { name: 'settings.json', pieces: jsonText(cleaner.value(withoutSecrets(settings))) },
    { name: 'log.txt', pieces: cleanedLog(sources.lines, cleaner) },
    { name: 'sessions.jsonl', pieces: jsonLines(sessionsOf(sources), 'sessions', cleaner) },
    { name: 'activities.jsonl', pieces: jsonLines(activitiesOf(sources), 'activities', cleaner) },
  ]
  yield* zipBytes(entries, new Date(sources.nowMs))
}

/** Reads everything once, so that a name is known wherever it stands. */
async function redactorOf(
  sources: BundleSources,
  removeSecrets: (text: string) => string,
): Promise<Redactor> {
  const redactor = createRedactor()
  const { settings } = sources
  for (const { name } of settings.users) redactor.learnWord('user', name)
  for (const { name } of settings.shares) redactor.learnWord('share', name)
  for (const { name } of settings.groups) redactor.learnWord('group', name)
  for (const name of ownNames()) redactor.learnWord('host', name)
  if (settings.hooks.webhook.url !== null) {
    redactor.learnWord('host', new URL(settings.hooks.webhook.url).hostname)
  }
  redactor.learn(mapTexts(withoutSecrets(settings), removeSecrets))
  redactor.learn(sources.about)
  for (const { userName, address } of sources.lines) redactor.learn({ userName, address })
  for await (const session of sessionsOf(sources)) redactor.learn(session, 'sessions')
  for await (const activity of activitiesOf(sources)) redactor.learn(activity, 'activities')
  return redactor
}

/** This computer and whoever runs Portside; some systems know no name of a user. */
function ownNames(): string[] {
  try {
    const { username, homedir } = userInfo()
    return [hostname(), username, homedir]
  } catch {
    return [hostname()]
  }
}

async function* sessionsOf({ history }: BundleSources): AsyncGenerator<Record<string, unknown>> {
  try {
    const { entries } = await history.findSessions({}, { before: null, limit: maxSessions })
    for (const { key } of entries) {
      const detail = await history.pastSession(key)
      if (detail !== null) yield wireDetail(detail)
    }
  } catch (error) {
    yield problemOf(error)
  }
}

async function* activitiesOf({ history }: BundleSources): AsyncGenerator<Record<string, unknown>> {
  try {
    const { entries } = await history.findActivities({}, { before: null, limit: maxActivities })
    for (const activity of entries) if (activity.sessionKey === null) yield withIsoTimes(activity)
  } catch (error) {
    yield problemOf(error)
  }
}

function wireDetail({ session, stages, transfers, activities }: PastSessionDetail): Record<string, unknown> {
  return {
    session: withIsoTimes(session satisfies PastSession),
    stages,
    transfers: transfers.map(withIsoTimes),
    activities: activities.map((activity: Activity) => withIsoTimes(activity)),
  }
}

function problemOf(error: unknown): Record<string, unknown> {
  if (error instanceof HistoryError) return { problem: error.message }
  throw error
}

async function* jsonText(value: unknown): AsyncGenerator<string> {
  yield `${JSON.stringify(value, null, 2)}\n`
}

async function* jsonLines(
  values: AsyncIterable<Record<string, unknown>>,
  place: string,
  cleaner: Cleaner,
): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(cleaner.value(value, place))}\n`
}

/** Line by line, so that a long log does not hold the server up. */
async function* cleanedLog(lines: readonly LogLine[], cleaner: Cleaner): AsyncGenerator<string> {
  const pieceLength = 200
  for (let start = 0; start < lines.length; start += pieceLength) {
    yield* logText(lines.slice(start, start + pieceLength).map((line) => cleaner.line(line)))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** The same value with every text in it changed; keys stay. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one: unknown) => mapTexts(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]))
}
