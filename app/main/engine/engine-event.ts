import type { LoginRefusal } from './auth/authenticator.ts'
import type { DataConnectionFailure, TransferFailure } from './data/data-plane.ts'
import type { TlsMode } from './engine-options.ts'
import type { HashAlgorithm } from './hashing/hash-algorithm.ts'
import type { TlsHandshakeFailure } from './tls/handshake-failure.ts'
import type { PathChange } from './vfs/told-changes.ts'
import type { VfsErrorKind } from './vfs/vfs-error.ts'

/** Numeric address and port of one side of a connection. */
export interface Endpoint {
  readonly address: string
  readonly port: number
}

/** TLS facts of a control connection. */
export interface TlsFacts {
  /** For example 'TLSv1.3'. */
  readonly protocol: string
  readonly cipher: string
  /** It continues an earlier session of the same client. */
  readonly isResumed: boolean
}

/** Why a session ended. */
export type SessionEndReason =
  | 'quit'
  | 'client-closed'
  | 'disconnected-by-admin'
  | 'account-removed'
  | 'account-expired'
  | 'address-not-allowed'
  | 'password-changed'
  | 'too-many-sessions-of-account'
  /** The address was blocked while the session lived, or before it could begin. */
  | 'blocked'
  | 'login-timeout'
  | 'idle-timeout'
  | 'stalled'
  | 'too-many-login-failures'
  | 'too-many-sessions'
  | 'too-many-sessions-from-address'
  /** The process is about to run out of file descriptors. */
  | 'too-many-descriptors'
  | 'tls-failed'
  | 'protocol-violation'
  | 'server-stopped'
  | 'internal-error'

/** How a transfer ended, for people. */
export type TransferOutcome =
  | { readonly kind: 'completed' }
  | { readonly kind: 'aborted'; readonly by: 'client' | 'admin' | 'server' }
  | {
      readonly kind: 'failed'
      /** `commit`: every byte arrived, and the file could not take its name. */
      readonly failure: TransferFailure | DataConnectionFailure | 'commit'
      /** What the storage said, where it says more than `failure`. */
      readonly reason?: VfsErrorKind
    }

/** Past-tense facts of the engine. `at` is milliseconds since 1970 UTC; every id is unique for the engine's life. */
export type EngineEvent =
  | {
      readonly type: 'listener-opened'
      readonly at: number
      readonly host: string
      readonly port: number
      readonly tls: TlsMode
    }
  | {
      readonly type: 'listener-failed'
      readonly at: number
      readonly host: string
      readonly port: number
      readonly code: string
    }
  | { readonly type: 'listener-closed'; readonly at: number; readonly host: string; readonly port: number }
  | {
      readonly type: 'session-opened'
      readonly at: number
      readonly sessionId: string
      readonly peer: Endpoint
      readonly local: Endpoint
    }
  | {
      readonly type: 'session-secured'
      readonly at: number
      readonly sessionId: string
      readonly tls: TlsFacts
    }
  /** The handshake of the control connection came to nothing; the session is closed. */
  | {
      readonly type: 'tls-handshake-failed'
      readonly at: number
      readonly sessionId: string
      readonly failure: TlsHandshakeFailure
    }
  | {
      readonly type: 'session-refused'
      readonly at: number
      readonly peer: Endpoint
      readonly reason: SessionEndReason
    }
  | {
      readonly type: 'logged-in'
      readonly at: number
      readonly sessionId: string
      readonly accountId: string
      readonly userName: string
    }
  /** REIN, AUTH or a new USER took the login back. */
  | { readonly type: 'logged-out'; readonly at: number; readonly sessionId: string }
  | {
      readonly type: 'login-failed'
      readonly at: number
      readonly sessionId: string
      readonly userName: string
      readonly reason: LoginRefusal
      /** Without the blanks around it the password would have been right. */
      readonly hasStrayBlank?: true
    }
  /** The argument is masked for PASS and ACCT. */
  | {
      readonly type: 'command-received'
      readonly at: number
      readonly sessionId: string
      readonly verb: string
      readonly argument: string
    }
  | {
      readonly type: 'reply-sent'
      readonly at: number
      readonly sessionId: string
      readonly code: number
      /** The last line. */
      readonly text: string
      /** All lines but those of a very long reply. */
      readonly lines: readonly string[]
      /** What the storage said, where it was the storage that refused. */
      readonly failure?: VfsErrorKind
    }
  /** The client speaks HTTP, TLS, SSH or SMTP to a plain FTP port; the session is closed. */
  | {
      readonly type: 'foreign-protocol-recognised'
      readonly at: number
      readonly sessionId: string
      readonly protocol: 'http' | 'tls' | 'ssh' | 'smtp'
    }
  /** Every port of the passive range was in use; the client was told 421 and may ask again. */
  | { readonly type: 'passive-ports-exhausted'; readonly at: number; readonly sessionId: string }
  /** PASV, EPSV, PORT or EPRT was answered: this is where the next data connection is expected or made. */
  | {
      readonly type: 'data-offered'
      readonly at: number
      readonly sessionId: string
      readonly mode: 'passive' | 'active'
      /** What the client was told or has told; null where the reply has no address (EPSV). */
      readonly address: string | null
      readonly port: number
    }
  /** What PASV or EPSV offered was let go, and nobody had connected. */
  | { readonly type: 'data-unused'; readonly at: number; readonly sessionId: string }
  /** The TCP connection of a transfer is there; TLS comes after it. */
  | {
      readonly type: 'data-connected'
      readonly at: number
      readonly sessionId: string
      readonly transferId: string
    }
  | { readonly type: 'client-named'; readonly at: number; readonly sessionId: string; readonly name: string }
  | {
      readonly type: 'working-directory-changed'
      readonly at: number
      readonly sessionId: string
      readonly path: string
    }
  | {
      readonly type: 'transfer-started'
      readonly at: number
      readonly transferId: string
      readonly sessionId: string
      readonly kind: 'download' | 'upload' | 'listing'
      readonly path: string
      /** The share the path lies in, whatever it was called then; null outside of all. */
      readonly shareId: string | null
      /** Names below the share's root; none outside. */
      readonly namesInShare: readonly string[]
      /** Bytes this transfer will move, when known. */
      readonly totalBytes: number | null
      readonly mode: 'passive' | 'active'
      readonly isEncrypted: boolean
      /** Line ends are converted (TYPE A), which no file but a text bears; never said of listings. */
      readonly isAscii?: true
    }
  /** Sampled four times a second while transfers run; listings are not in it. */
  | {
      readonly type: 'transfers-progressed'
      readonly at: number
      readonly transfers: readonly {
        readonly transferId: string
        readonly sessionId: string
        readonly bytes: number
      }[]
    }
  | {
      readonly type: 'transfer-ended'
      readonly at: number
      readonly transferId: string
      readonly sessionId: string
      readonly bytes: number
      readonly durationMs: number
      readonly outcome: TransferOutcome
      /** Whether its TLS continued the control connection's; absent in clear and when it ended early. */
      readonly tlsResumed?: boolean
      /** Where an upload was stored, when that is not where it was sent (keep both versions). */
      readonly storedPath?: string
    }
  /** Every byte of an upload has arrived, and another program holds the file: its name waits for it, a minute at most. */
  | {
      readonly type: 'transfer-held-up'
      readonly at: number
      readonly transferId: string
      readonly sessionId: string
    }
  /** A client changed something else than by an upload, or was not let do so; `told-changes.ts` says what each part means. */
  | ({ readonly type: 'path-changed'; readonly at: number; readonly sessionId: string } & PathChange)
  /** HASH or one of its kin began; large files take as long as a transfer. */
  | {
      readonly type: 'hash-started'
      readonly at: number
      readonly sessionId: string
      readonly path: string
      readonly algorithm: HashAlgorithm
      readonly totalBytes: number
      /** Bytes of the file are left out: the digest is not that of the whole. */
      readonly isOfPart?: true
    }
  /** At most four times a second while a hash takes long. */
  | {
      readonly type: 'hash-progressed'
      readonly at: number
      readonly sessionId: string
      readonly bytes: number
    }
  | {
      readonly type: 'hash-ended'
      readonly at: number
      readonly sessionId: string
      readonly durationMs: number
      readonly outcome: 'completed' | 'aborted' | 'failed'
      /** The digest in lower-case hexadecimal digits, once it is completed. */
      readonly value?: string
    }
  | {
      readonly type: 'session-closed'
      readonly at: number
      readonly sessionId: string
      readonly reason: SessionEndReason
    }

/** Receives every event, in order. */
export type EngineListener = (event: EngineEvent) => void
