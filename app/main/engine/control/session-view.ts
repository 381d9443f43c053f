import type { Secret } from '../auth/secret.ts'
import type { Endpoint } from '../engine-event.ts'
import type { EngineOptions } from '../engine-options.ts'
import type { FileSystem, VirtualPath } from '../vfs/file-system.ts'
import type { CommandIndex } from './command-facts.ts'

/** Where a session stands between accept and login. */
export type LoginState =
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly userName: string }
  | { readonly kind: 'logged-in'; readonly userName: string; readonly isAnonymous: boolean }

/** What earlier commands prepared for a later one; one value, cleared in one place (the dispatcher). */
export interface Pending {
  /** Set by RNFR, taken by RNTO. */
  readonly renameFrom: VirtualPath | null
  /** Set by REST, taken by the next transfer command; 0 means none. */
  readonly restartOffset: number
}

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
  /** Replaces whatever was prepared. */
  offerPassive(): Promise<PassiveOffer>
  /** Replaces whatever was prepared; connects only at transfer time. The address was checked by the command. */
  prepareActive(address: string, port: number): void
  /** Drops what was prepared; true when there was something. */
  discard(): boolean
}

/** The running transfer for STAT. */
export interface TransferView {
  readonly kind: 'download' | 'upload' | 'listing'
  /** The address a 227 is to name for this peer; may look a host name up. */
  announcedAddress(): Promise<string>
  readonly path: string
  readonly bytes: number
  readonly totalBytes: number | null
}

export type LoginOutcome = 'accepted' | 'refused' | 'refused-too-often'

/** The session as a command handler sees it: facts, a few settings it may change, and deeds. */
export interface SessionView {
  readonly id: string
  readonly options: EngineOptions
  readonly registry: CommandIndex
  readonly peer: Endpoint
  readonly local: Endpoint
  readonly isEncrypted: boolean
  /** The listener demands TLS before login. */
  readonly requiresTls: boolean
  /** There is a certificate and this listener does not switch TLS off. */
  readonly offersTls: boolean
  readonly login: LoginState
  readonly data: DataChannelView
  readonly transfer: TransferView | null
  /** Only after login; the login gate makes sure. */
  readonly fileSystem: FileSystem
  workingDirectory: VirtualPath
  representation: 'ascii' | 'image'
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
  /** ABOR: ends the running transfer; resolves after its 426 is on the wire. False when none was running. */
  abortTransfer(): Promise<boolean>
  /** The clock of the engine, milliseconds since 1970 UTC. */
  now(): number
}
