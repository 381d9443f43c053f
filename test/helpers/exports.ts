import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { History } from '../../app/main/host/history/history.ts'
import type {
  Activity,
  PastSession,
  PastSessionDetail,
  PastTransfer,
} from '../../app/preload/contract/wire-history.ts'
import type { LogLine } from '../../app/preload/contract/wire-logs.ts'

/** A transfer that went well, save what the test says. */
export function sampleTransfer(parts: Partial<PastTransfer> = {}): PastTransfer {
  return {
    key: 1,
    sessionKey: 1,
    startedAt: 0,
    endedAt: 1_000,
    durationMs: 1_000,
    direction: 'upload',
    userName: 'ann',
    address: '192.0.2.1',
    shareId: 's',
    shareName: 'docs',
    path: '/docs/a.txt',
    storedPath: null,
    bytes: 10,
    totalBytes: 10,
    result: 'done',
    detail: null,
    isEncrypted: true,
    hash: null,
    ...parts,
  }
}

/** A session that is over, save what the test says. */
export function samplePastSession(parts: Partial<PastSession> = {}): PastSession {
  return {
    key: 1,
    startedAt: 0,
    endedAt: 2_000,
    userName: 'ann',
    address: '192.0.2.1',
    clientName: null,
    tlsProtocol: 'TLSv1.3',
    endReason: 'quit',
    sentBytes: 0,
    receivedBytes: 10,
    transfers: 1,
    failedLogins: 0,
    ...parts,
  }
}

/** A deletion, save what the test says. */
export function sampleActivity(parts: Partial<Activity> = {}): Activity {
  return {
    key: 1,
    at: 0,
    kind: 'deleted',
    sessionKey: 1,
    userName: 'ann',
    address: '192.0.2.1',
    shareId: 's',
    path: '/docs/a.txt',
    newPath: null,
    isDone: true,
    facts: {},
    ...parts,
  }
}

/** A line of the log, save what the test says. */
export function sampleLine(parts: Partial<LogLine> = {}): LogLine {
  return {
    number: 1,
    at: 0,
    level: 'info',
    area: 'transfers',
    sessionId: null,
    userName: null,
    address: null,
    event: 'notice',
    message: 'Something happened',
    ...parts,
  }
}

type Asked = Pick<History, 'findTransfers' | 'findSessions' | 'findActivities' | 'pastSession'>

/** A history that holds these, by falling keys; its pages are made as they are asked for. */
export function historyOf(parts: {
  readonly transfers?: number | readonly PastTransfer[]
  readonly activities?: readonly Activity[]
  readonly details?: readonly PastSessionDetail[]
}): Asked & { readonly asked: unknown[] } {
  const asked: unknown[] = []
  const { transfers = [], activities = [], details = [] } = parts
  const pageOf = <Entry extends { key: number }>(
    all: readonly Entry[],
    before: number | null,
    limit: number,
  ) => {
    const rest = all.filter(({ key }) => before === null || key < before).sort((a, b) => b.key - a.key)
    const entries = rest.slice(0, limit)
    return { entries, next: rest.length > limit ? (entries.at(-1)?.key ?? null) : null }
  }
  return {
    asked,
    async findTransfers(filter, { before, limit }) {
      asked.push({ filter, before, limit })
      if (typeof transfers !== 'number') return pageOf(transfers, before, limit)
      const newest = before === null ? transfers : before - 1
      const oldest = Math.max(1, newest - limit + 1)
      const entries = Array.from({ length: newest - oldest + 1 }, (_, index) =>
        sampleTransfer({ key: newest - index, path: `/docs/file ${newest - index}.txt` }),
      )
      return { entries, next: oldest === 1 ? null : oldest }
    },
    findSessions: async (_filter, { before, limit }) =>
      pageOf(
        details.map(({ session }) => session),
        before,
        limit,
      ),
    findActivities: async (_filter, { before, limit }) => pageOf(activities, before, limit),
    pastSession: async (key) => details.find(({ session }) => session.key === key) ?? null,
  }
}

/** Files of an archive by name, as text. */
export function unzipped(path: string): Record<string, string> {
  const files = unzipSync(readFileSync(path))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}
