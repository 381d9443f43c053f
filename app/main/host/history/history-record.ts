import type { ActivityKind, HistoryKey, TransferResult } from '../../../preload/contract/wire-history.ts'

/** Who is behind a record; names are kept as they were then. */
export interface RecordedPeer {
  readonly userId: string | null
  readonly userName: string | null
  readonly address: string
}

/**
 * Facts on their way into the database, JSON-safe. The key of a thing is made where it begins (`createKeyMaker`), so that
 * its end finds it in whatever batch it lies.
 */
export type HistoryRecord =
  | {
      readonly type: 'session-opened'
      readonly key: HistoryKey
      readonly at: number
      readonly address: string
    }
  /** What is known better by now; facts that are not said stay. */
  | {
      readonly type: 'session-known'
      readonly key: HistoryKey
      readonly userId?: string
      readonly userName?: string
      readonly clientName?: string
      readonly tlsProtocol?: string
      readonly failedLogins?: number
    }
  | {
      readonly type: 'session-closed'
      readonly key: HistoryKey
      readonly at: number
      readonly reason: string
      readonly stages: readonly { readonly name: string; readonly afterMs: number }[]
    }
  | ({
      readonly type: 'transfer-started'
      readonly key: HistoryKey
      readonly sessionKey: HistoryKey
      readonly at: number
      readonly direction: 'download' | 'upload'
      readonly shareId: string | null
      readonly shareName: string | null
      readonly path: string
      readonly totalBytes: number | null
      readonly isEncrypted: boolean
    } & RecordedPeer)
  | {
      readonly type: 'transfer-ended'
      readonly key: HistoryKey
      readonly at: number
      readonly bytes: number
      readonly durationMs: number
      readonly result: TransferResult
      readonly detail: string | null
      readonly storedPath: string | null
    }
  /** A digest of the file was asked for in the session that moved it. */
  | {
      readonly type: 'transfer-hashed'
      readonly key: HistoryKey
      readonly algorithm: string
      readonly value: string
    }
  | {
      readonly type: 'activity'
      readonly key: HistoryKey
      readonly at: number
      readonly kind: ActivityKind
      readonly sessionKey: HistoryKey | null
      readonly userId: string | null
      readonly userName: string | null
      readonly address: string | null
      readonly shareId: string | null
      readonly path: string | null
      readonly newPath: string | null
      readonly isDone: boolean
      readonly facts: Readonly<Record<string, string | number | boolean>>
    }
