import type {
  Activity,
  HistoryList,
  PastSession,
  PastTransfer,
} from '../../../preload/contract/wire-history.ts'
import type { Cell } from './csv.ts'

/** What the entries of each list are. */
export interface EntryOf {
  readonly transfers: PastTransfer
  readonly sessions: PastSession
  readonly activities: Activity
}

type Columns<Entry> = Readonly<Record<string, (entry: Entry) => Cell>>

const transferColumns: Columns<PastTransfer> = {
  started: ({ startedAt }) => isoTime(startedAt),
  ended: ({ endedAt }) => isoTime(endedAt),
  duration_ms: ({ durationMs }) => durationMs,
  direction: ({ direction }) => direction,
  user: ({ userName }) => userName,
  address: ({ address }) => address,
  share: ({ shareName }) => shareName,
  path: ({ path }) => path,
  stored_path: ({ storedPath }) => storedPath,
  bytes: ({ bytes }) => bytes,
  total_bytes: ({ totalBytes }) => totalBytes,
  result: ({ result }) => result,
  detail: ({ detail }) => detail,
  encrypted: ({ isEncrypted }) => isEncrypted,
  hash_algorithm: ({ hash }) => hash?.algorithm ?? null,
  hash: ({ hash }) => hash?.value ?? null,
  key: ({ key }) => key,
  session_key: ({ sessionKey }) => sessionKey,
}

const sessionColumns: Columns<PastSession> = {
  started: ({ startedAt }) => isoTime(startedAt),
  ended: ({ endedAt }) => isoTime(endedAt),
  user: ({ userName }) => userName,
  address: ({ address }) => address,
  client: ({ clientName }) => clientName,
  tls: ({ tlsProtocol }) => tlsProtocol,
  end_reason: ({ endReason }) => endReason,
  sent_bytes: ({ sentBytes }) => sentBytes,
  received_bytes: ({ receivedBytes }) => receivedBytes,
  transfers: ({ transfers }) => transfers,
  failed_logins: ({ failedLogins }) => failedLogins,
  key: ({ key }) => key,
}

const activityColumns: Columns<Activity> = {
  at: ({ at }) => isoTime(at),
  kind: ({ kind }) => kind,
  user: ({ userName }) => userName,
  address: ({ address }) => address,
  share_id: ({ shareId }) => shareId,
  path: ({ path }) => path,
  new_path: ({ newPath }) => newPath,
  done: ({ isDone }) => isDone,
  facts: ({ facts }) => (Object.keys(facts).length === 0 ? null : JSON.stringify(facts)),
  key: ({ key }) => key,
  session_key: ({ sessionKey }) => sessionKey,
}

const columnsOf: { readonly [List in HistoryList]: Columns<EntryOf[List]> } = {
  transfers: transferColumns,
  sessions: sessionColumns,
  activities: activityColumns,
}

/** Names of the columns of a list, in order; programs that read the files rely on them. */
export function headerOf(list: HistoryList): string[] {
  return Object.keys(columnsOf[list])
}

/** One entry as cells, in the order of `headerOf`. */
export function cellsOf<List extends HistoryList>(list: List, entry: EntryOf[List]): Cell[] {
  const columns: Columns<EntryOf[List]> = columnsOf[list]
  return Object.values(columns).map((cell) => cell(entry))
}

/** One entry as a line of JSON, with times as in the other form. */
export function jsonLineOf(entry: EntryOf[HistoryList]): string {
  return `${JSON.stringify(withIsoTimes(entry))}\n`
}

/** The same with times as people and programs alike read them (ISO 8601, UTC). */
export function withIsoTimes(entry: EntryOf[HistoryList]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => {
      const isTime = name === 'at' || name === 'startedAt' || name === 'endedAt'
      return [name, isTime && typeof value === 'number' ? isoTime(value) : value]
    }),
  )
}

/** A Date holds no more than this, and a damaged entry must not end the export. */
const latestTimeMs = 8_640_000_000_000_000

function isoTime(timeMs: number): string
function isoTime(timeMs: number | null): string | null
function isoTime(timeMs: number | null): string | null {
  if (timeMs === null || !(Math.abs(timeMs) <= latestTimeMs)) return null
  return new Date(timeMs).toISOString()
}
