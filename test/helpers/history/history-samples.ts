import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase } from '../../../app/main/host/history/database/open-database.ts'
import type { OpenDatabase } from '../../../app/main/host/history/database/sqlite.ts'
import type { Activity, PastSession, PastTransfer } from '../../../app/preload/contract/wire-history.ts'

/** An empty database of a test, deleted at its end. */
export function openTestHistory(): OpenDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'portside-history-'))
  const database = openDatabase(join(folder, 'history.db'))
  // Nothing of it has to outlive a power cut.
  database.exec('PRAGMA synchronous = OFF')
  onTestFinished(() => {
    if (database.isOpen) database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return database
}

/** A transfer that went well, begun at its key's millisecond. */
export function pastTransfer(key: number, said: Partial<PastTransfer> = {}): PastTransfer {
  const startedAt = said.startedAt ?? Math.floor(key / 1_000)
  return {
    key,
    sessionKey: 1,
    startedAt,
    endedAt: startedAt + 10,
    durationMs: 10,
    direction: 'download',
    userName: 'demo',
    address: '192.168.1.20',
    shareId: 'share-1',
    shareName: 'Files',
    path: '/Files/report.pdf',
    storedPath: null,
    bytes: 100,
    totalBytes: 100,
    result: 'done',
    detail: null,
    isEncrypted: true,
    hash: null,
    ...said,
  }
}

/** A session that is over. */
export function pastSession(key: number, said: Partial<PastSession> = {}): PastSession {
  const startedAt = said.startedAt ?? Math.floor(key / 1_000)
  return {
    key,
    startedAt,
    endedAt: startedAt + 60_000,
    userName: 'demo',
    address: '192.168.1.20',
    clientName: 'FileZilla',
    tlsProtocol: 'TLSv1.3',
    endReason: 'quit',
    sentBytes: 0,
    receivedBytes: 0,
    transfers: 0,
    failedLogins: 0,
    ...said,
  }
}

/** A deletion. */
export function activity(key: number, said: Partial<Activity> = {}): Activity {
  return {
    key,
    at: Math.floor(key / 1_000),
    kind: 'deleted',
    sessionKey: 1,
    userName: 'demo',
    address: '192.168.1.20',
    shareId: 'share-1',
    path: '/Files/old.txt',
    newPath: null,
    isDone: true,
    facts: {},
    ...said,
  }
}

/** Writes them as they are, by SQL alone. */
export function insertTransfers(database: OpenDatabase, transfers: readonly PastTransfer[]): void {
  for (const { hash, isEncrypted, ...columns } of transfers)
    insert(database, 'transfers', {
      ...columns,
      isEncrypted: Number(isEncrypted),
      hashAlgorithm: hash?.algorithm ?? null,
      hashValue: hash?.value ?? null,
    })
}

/** Writes them as they are, by SQL alone. */
export function insertSessions(database: OpenDatabase, sessions: readonly PastSession[]): void {
  for (const session of sessions) insert(database, 'sessions', session)
}

/** Writes them as they are, by SQL alone. */
export function insertActivities(database: OpenDatabase, activities: readonly Activity[]): void {
  for (const { isDone, facts, ...columns } of activities)
    insert(database, 'activities', { ...columns, isDone: Number(isDone), facts: JSON.stringify(facts) })
}

function insert(
  database: OpenDatabase,
  table: string,
  row: Readonly<Record<string, string | number | null>>,
) {
  const columns = Object.keys(row)
  database.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    Object.values(row),
  )
}
