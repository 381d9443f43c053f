import type { Server } from 'node:net'
import type { SecureContext } from 'node:tls'
import type { StorageFile } from '../vfs/storage.ts'
import type { Throttle } from './throttle.ts'

/** TLS for a data connection; always the control session's own context, so that resumption binds the two. */
export interface DataTls {
  readonly secureContext: SecureContext
  readonly resumption: 'off' | 'prefer' | 'require'
  /** Answers for sessions by id (`newSession` and `resumeSession` of a TLS server); without it only tickets resume. */
  readonly sessionIds?: Server
}

/** Where a passive data connection is to be offered. */
export interface PassiveRequest {
  /** Local address to listen on: the one the control connection arrived at. */
  readonly localAddress: string
  /** Only this address may connect; anybody else is closed and the endpoint keeps listening (RFC 2577 §4). */
  readonly peerAddress: string
  readonly connectTimeoutMs: number
}

/** Where an active data connection is to be made; the connection is attempted at transfer time. */
export interface ActiveRequest {
  readonly localAddress: string
  readonly peerAddress: string
  readonly peerPort: number
  readonly connectTimeoutMs: number
}

/** Why no data connection came to be. `ports-exhausted` is 421, the others are 425. */
export type DataConnectionFailure = 'timeout' | 'refused' | 'closed' | 'ports-exhausted'

export class DataConnectionError extends Error {
  readonly kind: DataConnectionFailure

  constructor(kind: DataConnectionFailure, options?: ErrorOptions) {
    super(`data connection: ${kind}`, options)
    this.name = 'DataConnectionError'
    this.kind = kind
  }
}

/** Compression on the wire (MODE Z): a zlib stream of this level, 1 (fast) to 9 (small), counts for sending only. */
export interface Compression {
  readonly kind: 'deflate'
  readonly level: number
}

/** Facts common to all jobs. */
interface JobBase {
  readonly tls: DataTls | null
  /** The transfer fails as `stalled` when no byte moves for this long. */
  readonly stallTimeoutMs: number
  /** `ascii` converts line ends as RFC 959 §3.1.1.1 wants: CRLF on the wire, LF in the file. */
  readonly representation: 'image' | 'ascii'
  /** Null in stream mode. Line ends are converted before it is put on and after it is taken off. */
  readonly compression: Compression | null
  /** How fast payload may move; null for as fast as it can, as listings always do. Closed when the job ends. */
  readonly throttle: Throttle | null
}

/** File to client. `end` is exclusive; null means to the end of the file as it is when read. */
export interface DownloadJob extends JobBase {
  readonly kind: 'download'
  readonly file: StorageFile
  readonly start: number
  readonly end: number | null
}

/**
 * Client to file, first byte at `start`. With `end` (exclusive) exactly the bytes up to there must come, or the transfer
 * fails as `off-range`; nothing is written behind it.
 */
export interface UploadJob extends JobBase {
  readonly kind: 'upload'
  readonly file: StorageFile
  readonly start: number
  readonly end?: number
}

/** Listing text, already in wire form (CRLF, encoded); `representation` is ignored. */
export interface ListingJob extends JobBase {
  readonly kind: 'listing'
  readonly chunks: AsyncIterable<Uint8Array>
}

export type TransferJob = DownloadJob | UploadJob | ListingJob

/** Why a transfer failed below the protocol. */
export type TransferFailure =
  | 'peer-dropped'
  | 'stalled'
  | 'tls-handshake'
  | 'tls-not-resumed'
  | 'read'
  | 'write'
  | 'no-space'
  | 'quota'
  | 'too-large'
  /** What came in MODE Z is damaged or has no end. */
  | 'bad-data'
  /** Not exactly the bytes of the range came. */
  | 'off-range'

/** How the bytes ended. `bytes` counts payload on the wire: compressed, before TLS. */
export type TransferEnd =
  | { readonly kind: 'completed'; readonly bytes: number; readonly tlsResumed: boolean | null }
  | { readonly kind: 'aborted'; readonly bytes: number }
  | {
      readonly kind: 'failed'
      readonly bytes: number
      readonly failure: TransferFailure
      readonly cause?: unknown
    }

/** One movement of bytes under way. */
export interface RunningTransfer {
  /** Payload bytes so far; sampled, never pushed. */
  readonly bytes: number
  /** Never rejects. Resolves after the data connection has ended on both sides or was destroyed. */
  readonly done: Promise<TransferEnd>
  /** Ends it at once as `aborted`; idempotent. */
  abort(): void
}

/** One data connection of one session, from the 227 or the PORT to its end. */
export interface DataEndpoint {
  readonly mode: 'passive' | 'active'
  /** Port the client was or will be told (passive), or 0. */
  readonly localPort: number
  /** True once the peer's TCP connection is there: then 125, else 150 (RFC 959 §5.4). */
  readonly isConnected: boolean
  /** Resolves when the TCP connection exists (never waits for TLS). Rejects with DataConnectionError. Repeatable. */
  open(): Promise<void>
  /** Starts the one job of this endpoint; call after `open` resolved and the preliminary reply was written. */
  start(job: TransferJob): RunningTransfer
  /** Lets the port and any connection go; idempotent; a running transfer ends as aborted. */
  close(): void
}

/** Inclusive. */
export interface PassivePortRange {
  readonly min: number
  readonly max: number
}

/** Moves the bytes. The in-process plane and a pool of worker threads implement it. */
export interface DataPlane {
  /** Rejects with DataConnectionError `ports-exhausted`. */
  listen(request: PassiveRequest): Promise<DataEndpoint>
  connect(request: ActiveRequest): DataEndpoint
  /** Passive connections are offered in this inclusive range from now on; null lets the system choose. */
  setPassivePorts(range: PassivePortRange | null): void
  /** Ends every endpoint; resolves when all sockets are gone. */
  close(): Promise<void>
}
