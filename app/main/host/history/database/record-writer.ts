import type { HistoryRecord } from '../history-record.ts'
import { inTransaction } from './open-database.ts'
import type { OpenDatabase, SQLiteValue, Statement } from './sqlite.ts'
import { isRecordFault } from './trouble.ts'

/** Puts records into their tables. */
export interface RecordWriter {
  /** Writes all in one transaction; gives how many could not be stored whatever the disk does. Throws SQLite's error. */
  write(records: readonly HistoryRecord[]): number
  /** Lets the statements go; a database is closed only when no statement is left. */
  close(): void
}

type Type = HistoryRecord['type']

/** A batch may be written twice when it is not known whether it was: what is there already stays. */
const sqlOf: Readonly<Record<Type, string>> = {
  'session-opened':
    'INSERT INTO sessions (key, startedAt, address) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING',
  'session-known': `UPDATE sessions SET userId = coalesce(?, userId), userName = coalesce(?, userName),
    clientName = coalesce(?, clientName), tlsProtocol = coalesce(?, tlsProtocol),
    failedLogins = coalesce(?, failedLogins) WHERE key = ?`,
  'session-closed':
    'UPDATE sessions SET endedAt = ?, endReason = ?, stages = ? WHERE key = ? AND endedAt IS NULL',
  'transfer-started': `INSERT INTO transfers (key, sessionKey, startedAt, direction, userId, userName, address, shareId,
    shareName, path, totalBytes, isEncrypted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
  'transfer-ended': `UPDATE transfers SET endedAt = ?, bytes = ?, durationMs = ?, result = ?, detail = ?, storedPath = ?
    WHERE key = ? AND result IS NULL`,
  'transfer-hashed': 'UPDATE transfers SET hashAlgorithm = ?, hashValue = ? WHERE key = ?',
  activity: `INSERT INTO activities (key, at, kind, sessionKey, userId, userName, address, shareId, path, newPath,
    isDone, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
}

/** Prepares each statement when it is needed first. */
export function createRecordWriter(database: OpenDatabase): RecordWriter {
  const statements = new Map<Type, Statement>()
  const statementOf = (type: Type): Statement => {
    const found = statements.get(type) ?? database.prepare(sqlOf[type])
    statements.set(type, found)
    return found
  }
  const forget = (type: Type): void => {
    const statement = statements.get(type)
    statements.delete(type)
    try {
      statement?.finalize()
    } catch {
      // It says once more why it failed, and is gone all the same.
    }
  }
  return {
    write: (records) =>
      inTransaction(database, () => {
        let refused = 0
        for (const record of records) {
          try {
            statementOf(record.type).run(valuesOf(record).map(storable))
          } catch (error) {
            // A statement that failed cannot be used again.
            forget(record.type)
            // One record that makes no sense must not keep all that come after it from the disk.
            if (!isRecordFault(error)) throw error
            refused += 1
          }
        }
        return refused
      }),
    close() {
      for (const type of [...statements.keys()]) forget(type)
    },
  }
}

/** In the order of the question marks. Columns of whole numbers take nothing else. */
function valuesOf(record: HistoryRecord): SQLiteValue[] {
  switch (record.type) {
    case 'session-opened':
      return [record.key, whole(record.at), record.address]
    case 'session-known':
      return [
        ...[record.userId, record.userName, record.clientName, record.tlsProtocol].map(
          (text) => text ?? null,
        ),
        record.failedLogins ?? null,
        record.key,
      ]
    case 'session-closed':
      return [whole(record.at), record.reason, JSON.stringify(record.stages), record.key]
    case 'transfer-started':
      return [
        ...[
          record.key,
          record.sessionKey,
          whole(record.at),
          record.direction,
          record.userId,
          record.userName,
        ],
        ...[record.address, record.shareId, record.shareName, record.path, wholeOrNull(record.totalBytes)],
        Number(record.isEncrypted),
      ]
    case 'transfer-ended':
      return [
        ...[whole(record.at), whole(record.bytes), whole(record.durationMs), record.result, record.detail],
        ...[record.storedPath, record.key],
      ]
    case 'transfer-hashed':
      return [record.algorithm, record.value, record.key]
    case 'activity':
      return [
        ...[record.key, whole(record.at), record.kind, record.sessionKey, record.userId, record.userName],
        ...[record.address, record.shareId, record.path, record.newPath, Number(record.isDone)],
        JSON.stringify(record.facts),
      ]
  }
}

/** Texts end for SQLite where a NUL stands: a name made of somebody else's and a NUL would be taken for that one's. */
function storable(value: SQLiteValue): SQLiteValue {
  return typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value
}

function whole(value: number): number {
  return Math.round(value)
}

function wholeOrNull(value: number | null): number | null {
  return value === null ? null : Math.round(value)
}
