import type { Secret } from '../auth/secret.ts'
import type { Endpoint } from '../engine-event.ts'
import type { EngineOptions } from '../engine-options.ts'
import type { HashAlgorithm } from '../hashing/hash-algorithm.ts'
import type { FileSystem, VirtualPath } from '../vfs/file-system.ts'
import type { CommandIndex } from './command-facts.ts'
import type { WireText } from './wire-text.ts'

/** Where a session stands between accept and login. */
export type LoginState =
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly userName: string }
  | { readonly kind: 'logged-in'; readonly userName: string; readonly isAnonymous: boolean }

/** Bytes of a file from `start` up to, not including, `end`; at least one. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** What earlier commands prepared for a later one; one value, cleared in one place (the dispatcher). */
export interface Pending {
  /** Set by RNFR, taken by RNTO. */
  readonly renameFrom: VirtualPath | null
  /** Set by REST, taken by the next transfer command; 0 means none. */
  readonly restartOffset: number
  /** Set by RANG, taken by the next transfer command or HASH; null means the whole file. */
  readonly range: ByteRange | null
  /** Set by SITE CPFR, taken by SITE CPTO. */
  readonly copyFrom: VirtualPath | null
}

/** What MODE and OPTS MODE Z chose. */
export interface DeflateSettings {
  /** MODE Z holds; otherwise MODE S. */
  readonly isOn: boolean
  /** 1 (fast) to 9 (small); for what the server sends. */
  readonly level: number
}

/** What zlib itself calls the balance of speed and size; draft-preston-ftpext-deflate-04 leaves it to the engine. */
export const defaultDeflateLevel = 6

/** What a passive command was given. */
export interface PassiveOffer {
  readonly port: number
}

/** The data channel as commands see it. Every method that fails throws DataConnectionError. */
export interface DataChannelView {
  /** EPSV ALL was given: PASV, PORT and EPRT are refused from then on (RFC 2428 §4). */
  readonly isExtendedOnly: boolean
  requireExtended(): void
  /** True when PASV, EPSV, PORT or EPRT was answered and not yet used. */
  readonly isPrepared: boolean
  /** The address a 227 is to name for this peer; may look a host name up. */
  announcedAddress(): Promise<string>
  /** Replaces whatever was prepared. */
  offerPassive(): Promise<PassiveOffer>
  /** Replaces whatever was prepared; connects only at transfer time. The address was checked by the command. */
  prepareActive(address: string, port: number): void
  /** Drops what was prepared; true when there was something. */
  discard(): boolean
}

/** The running transfer for STAT. */
export interface TransferView {
  readonly kind: 'download' | 'upload' | 'listing' | 'hash'
  readonly path: string
  readonly bytes: number
  readonly totalBytes: number | null
}

/** A session as an administrator sees it by SITE WHO. */
export interface SessionOverview {
  /** Null before login. */
  readonly userName: string | null
  readonly peer: Endpoint
  readonly transfer: TransferView | null
}

/** What became of PASS; with all sessions of the account in use, the right password is told their number. */
export type LoginOutcome =
  | 'accepted'
  | 'refused'
  | 'refused-too-often'
  | { readonly kind: 'too-many-sessions'; readonly limit: number }

/** The session as a command handler sees it: facts, a few settings it may change, and deeds. */
export interface SessionView {
  readonly id: string
  readonly options: EngineOptions
  readonly registry: CommandIndex
  readonly peer: Endpoint
  readonly local: Endpoint
  readonly isEncrypted: boolean
  /** TLS is demanded: by the listener before login, by listener or account after it. */
  readonly requiresTls: boolean
  /** TLS is demanded and not there, and this peer may try to log in all the same (`ListenerOptions.plainAllowedFor`). */
  readonly isPlainException: boolean
  /** There is a certificate and this listener does not switch TLS off. */
  readonly offersTls: boolean
  readonly login: LoginState
  /** How names are written on the wire. */
  readonly wireText: Pick<WireText, 'name' | 'setUtf8' | 'listing'>
  readonly data: DataChannelView
  readonly transfer: TransferView | null
  /** Only after login; the login gate makes sure. */
  readonly fileSystem: FileSystem
  workingDirectory: VirtualPath
  /** What holds for transfers: `image` always where the server treats TYPE A as binary. */
  representation: 'ascii' | 'image'
  deflate: DeflateSettings
  /** OPTS HASH: the algorithm of HASH. */
  hashAlgorithm: HashAlgorithm
  /** PROT C or P; P only after AUTH and PBSZ. */
  protection: 'clear' | 'private'
  /** PBSZ was given on this TLS connection; PROT needs it (RFC 4217 §9). */
  hasProtectionBuffer: boolean
  pending: Pending
  /** MLST facts chosen by OPTS MLST, lower case, in the server's order; null means all of them. */
  mlstFacts: readonly string[] | null
  /** USER: forgets any login and keeps the name. */
  nameUser(userName: string): void
  /** PASS: asks the authenticator, waits out the growing delay, and becomes logged in or not. */
  logIn(password: Secret): Promise<LoginOutcome>
  /** REIN: back to the state after the greeting; TLS stays. */
  reinitialize(): void
  /** CLNT and CSID: the name shown on the dashboard. */
  nameClient(name: string): void
  /** What CLNT or CSID said last; null without them. For known faults of a client only, never for rights. */
  readonly clientName: string | null
  /** ABOR: ends the running transfer; resolves after its 426 is on the wire. False when none was running. */
  abortTransfer(): Promise<boolean>
  /** The name HOST gave, lower case; null without one. */
  hostName: string | null
  /** Milliseconds without a command or a transfer before this session ends; SITE IDLE changes it. */
  idleTimeoutMs: number
  /** The account is a scanner or camera, whose odd ways are borne with. */
  readonly isDevice: boolean
  /** The account may see who else is connected. */
  readonly isAdmin: boolean
  /** Every session of the server, this one included. */
  listSessions(): readonly SessionOverview[]
  /** Aborted when the session ends; stops what takes long. */
  readonly endSignal: AbortSignal
  /** The clock of the engine, milliseconds since 1970 UTC. */
  now(): number
}
