/** Rows as they cross to the dashboard. What the writer wrote is not parsed again, it is only named. */
import type {
  Activity,
  ActivityKind,
  PastSession,
  PastTransfer,
  TransferResult,
} from '../../../../preload/contract/wire-history.ts'
import { numberOf, numberOrNull, type Row, textOf, textOrNull } from './rows.ts'

/** A row of `transfers`. */
export function transferOf(row: Row): PastTransfer {
  const algorithm = textOrNull(row, 'hashAlgorithm')
  return {
    key: numberOf(row, 'key'),
    sessionKey: numberOf(row, 'sessionKey'),
    startedAt: numberOf(row, 'startedAt'),
    endedAt: numberOrNull(row, 'endedAt'),
    durationMs: numberOrNull(row, 'durationMs'),
    direction: row.direction === 'upload' ? 'upload' : 'download',
    userName: textOrNull(row, 'userName'),
    address: textOf(row, 'address'),
    shareId: textOrNull(row, 'shareId'),
    shareName: textOrNull(row, 'shareName'),
    path: textOf(row, 'path'),
    storedPath: textOrNull(row, 'storedPath'),
    bytes: numberOf(row, 'bytes'),
    totalBytes: numberOrNull(row, 'totalBytes'),
    result: textOrNull(row, 'result') as TransferResult | null,
    detail: textOrNull(row, 'detail'),
    isEncrypted: row.isEncrypted === 1,
    hash: algorithm === null ? null : { algorithm, value: textOf(row, 'hashValue') },
  }
}

/** A row of `sessions`. */
export function sessionOf(row: Row): PastSession {
  return {
    key: numberOf(row, 'key'),
    startedAt: numberOf(row, 'startedAt'),
    endedAt: numberOrNull(row, 'endedAt'),
    userName: textOrNull(row, 'userName'),
    address: textOf(row, 'address'),
    clientName: textOrNull(row, 'clientName'),
    tlsProtocol: textOrNull(row, 'tlsProtocol'),
    endReason: textOrNull(row, 'endReason'),
    sentBytes: numberOf(row, 'sentBytes'),
    receivedBytes: numberOf(row, 'receivedBytes'),
    transfers: numberOf(row, 'transfers'),
    failedLogins: numberOf(row, 'failedLogins'),
  }
}

/** A row of `activities`. */
export function activityOf(row: Row): Activity {
  return {
    key: numberOf(row, 'key'),
    at: numberOf(row, 'at'),
    kind: textOf(row, 'kind') as ActivityKind,
    sessionKey: numberOrNull(row, 'sessionKey'),
    userName: textOrNull(row, 'userName'),
    address: textOrNull(row, 'address'),
    shareId: textOrNull(row, 'shareId'),
    path: textOrNull(row, 'path'),
    newPath: textOrNull(row, 'newPath'),
    isDone: row.isDone === 1,
    facts: JSON.parse(textOf(row, 'facts')) as Activity['facts'],
  }
}
