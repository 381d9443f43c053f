import type { HistoryRecord } from '../../../app/main/host/history/history-record.ts'

/** When the records of a test begin: 2026-01-01. */
export const t0 = Date.UTC(2026, 0, 1)

type RecordOf<Type extends HistoryRecord['type']> = Extract<HistoryRecord, { type: Type }>

/** A key as the program would make it. */
export const keyAt = (at: number): number => at * 1_000

/** Somebody connects. */
export function sessionOpened(at: number, address = '192.0.2.1'): RecordOf<'session-opened'> {
  return { type: 'session-opened', key: keyAt(at), at, address }
}

/** A download of ann's begins; its session is the one of `t0`. */
export function transferStarted(
  at: number,
  changes: Partial<RecordOf<'transfer-started'>> = {},
): RecordOf<'transfer-started'> {
  return {
    type: 'transfer-started',
    key: keyAt(at),
    sessionKey: keyAt(t0),
    at,
    direction: 'download',
    userId: 'u1',
    userName: 'ann',
    address: '192.0.2.1',
    shareId: 's',
    shareName: 'docs',
    path: `/docs/file-${at - t0}.bin`,
    totalBytes: 1_000,
    isEncrypted: true,
    ...changes,
  }
}

/** It ends 50 ms later, with all of its 1000 bytes. */
export function transferEnded(
  at: number,
  changes: Partial<RecordOf<'transfer-ended'>> = {},
): RecordOf<'transfer-ended'> {
  return {
    type: 'transfer-ended',
    key: keyAt(at),
    at: at + 50,
    bytes: 1_000,
    durationMs: 50,
    result: 'done',
    detail: null,
    storedPath: null,
    ...changes,
  }
}

/** Somebody deletes a file. */
export function activity(at: number, changes: Partial<RecordOf<'activity'>> = {}): RecordOf<'activity'> {
  return {
    type: 'activity',
    key: keyAt(at),
    at,
    kind: 'deleted',
    sessionKey: keyAt(t0),
    userId: 'u1',
    userName: 'ann',
    address: '192.0.2.1',
    shareId: 's',
    path: '/docs/old.txt',
    newPath: null,
    isDone: true,
    facts: {},
    ...changes,
  }
}

/** So many whole transfers, one each 100 ms from `from` on. */
export function transfers(count: number, from = t0): HistoryRecord[] {
  return Array.from({ length: count }, (_, index) => from + index * 100).flatMap((at) => [
    transferStarted(at),
    transferEnded(at),
  ])
}
