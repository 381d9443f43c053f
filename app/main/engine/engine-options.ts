import type { SpeedLimit } from './auth/account-limits.ts'
import { unlimitedSpeed } from './auth/account-limits.ts'
import type { DataTls } from './data/data-plane.ts'
import type { LegacyCharsetName } from './legacy-charset.ts'

/** How a listener treats TLS: `optional` and `required` are explicit (AUTH TLS), `implicit` starts with a handshake. */
export type TlsMode = 'off' | 'optional' | 'required' | 'implicit'

/** What a data connection over TLS owes to the session of its control connection; see `EngineOptions.tlsResumption`. */
export type TlsResumption = DataTls['resumption']

/** One address and port to accept control connections on. */
export interface ListenerOptions {
  /** Numeric address; '0.0.0.0' and '::' mean every interface of that family. */
  readonly host: string
  /** 0–65535; 0 lets the system choose. */
  readonly port: number
  readonly tls: TlsMode
  /** Whether data connections must resume the control connection's TLS; unsaid, `EngineOptions.tlsResumption` holds. */
  readonly resumption?: TlsResumption
  /** What clients that know no UTF-8 write names in; unsaid, names that are not UTF-8 pass as the bytes they are. */
  readonly legacyCharset?: LegacyCharsetName
  /**
   * Whose logins in clear are looked at where TLS is `required`; `nobody` when unsaid, and then USER is refused at once.
   *
   * Meant for a scanner or camera on the local network that knows no TLS: its account says that it allows plain. For
   * these peers USER is answered 331 and PASS costs the same whatever the name, so that nobody learns which accounts
   * exist or allow plain; every other account is refused with the same 530. The price is that a person who forgets TLS
   * sends a password in clear before being told, which is why `local-peers` is to be preferred to `everybody`.
   */
  readonly plainAllowedFor?: 'nobody' | 'local-peers' | 'everybody'
}

/** A certificate chain and its private key, both PEM. */
export interface TlsIdentity {
  readonly certificatePem: string
  readonly privateKeyPem: string
}

/** Everything the engine needs to know; immutable, already validated. */
export interface EngineOptions {
  readonly listeners: readonly ListenerOptions[]
  /** Null switches AUTH and implicit TLS off. */
  readonly tlsIdentity: TlsIdentity | null
  readonly tlsMinVersion: 'TLSv1.2' | 'TLSv1.3'
  /**
   * Whether data connections resume the control connection's TLS session: `prefer` serves those that do not, `require`
   * answers them 522, `off` has them make a full handshake. A listener may say otherwise, and an account above it, in
   * either direction: a device that cannot resume on a strict listener, a careful person on a lenient one.
   */
  readonly tlsResumption: TlsResumption
  /** Inclusive range for passive data connections; null lets the system choose. */
  readonly passivePorts: { readonly min: number; readonly max: number } | null
  /**
   * IPv4 address, or host name that has one, told in 227 to peers outside the local networks; null means the local
   * address. EPSV names no address and needs none.
   */
  readonly externalAddress: string | null
  /**
   * What other networks are told instead, local ones included: the first network (`10.8.0.0/16`) that holds the peer
   * decides. Null tells the local address, as behind a VPN that needs no translation.
   */
  readonly externalAddressOverrides: readonly { readonly network: string; readonly address: string | null }[]
  /** A host name is looked up again when its address is older than this. */
  readonly externalAddressRefreshMs: number
  /** Allows PORT/EPRT to other hosts (FXP). Off: it is the FTP bounce attack (RFC 2577 §3). */
  readonly allowForeignActive: boolean
  /** Allows PORT/EPRT to ports below 1024. */
  readonly allowPrivilegedActive: boolean
  readonly maxSessions: number
  readonly maxSessionsPerAddress: number
  /** Of all sessions together; `FtpEngine.setSpeed` changes it while the engine runs. */
  readonly speed: SpeedLimit
  /** Of each session, where its account is not stricter; changed with `speed`. */
  readonly sessionSpeed: SpeedLimit
  /** Bytes of one command line including its end. */
  readonly maxLineBytes: number
  /** Commands that may wait while a transfer runs or a handler is busy, before reading pauses. */
  readonly maxQueuedCommands: number
  /** Failed PASS commands before the session is closed. */
  readonly maxLoginAttempts: number
  readonly loginTimeoutMs: number
  readonly idleTimeoutMs: number
  readonly dataConnectTimeoutMs: number
  readonly stallTimeoutMs: number
  /** Moves bytes as they are under TYPE A, too: for devices that never send TYPE I and would damage what they move. */
  readonly asciiAsBinary: boolean
  /** Answers SIZE under TYPE A with the bytes of the file, although line ends would make another count of them. */
  readonly sizeInAscii: boolean
  /** Time of day of LIST lines. */
  readonly listTimes: 'utc' | 'local'
  /** First reply; ASCII, one line. */
  readonly greeting: string
  /** Names HOST accepts (RFC 7151), compared without case; none accepts every name. */
  readonly hostNames: readonly string[]
  /** Longest idle timeout a client may choose by SITE IDLE. */
  readonly maxIdleTimeoutMs: number
  /** Allows CCC: a client may end the encryption of its control connection, for firewalls that read PORT and PASV. */
  readonly allowClearControl: boolean
  /** Allows SITE SYMLINK. */
  readonly allowLinks: boolean
  /** Allows RMDA. */
  readonly allowTreeRemoval: boolean
  /** Allows COMB. */
  readonly allowCombining: boolean
}

/** Values for everything a caller does not say; the figures are those of protocol.md. */
export const defaultEngineOptions: EngineOptions = {
  listeners: [
    { host: '0.0.0.0', port: 2121, tls: 'optional' },
    { host: '::', port: 2121, tls: 'optional' },
  ],
  tlsIdentity: null,
  tlsMinVersion: 'TLSv1.2',
  tlsResumption: 'prefer',
  passivePorts: null,
  externalAddress: null,
  externalAddressOverrides: [],
  externalAddressRefreshMs: 60_000,
  allowForeignActive: false,
  allowPrivilegedActive: false,
  maxSessions: 512,
  maxSessionsPerAddress: 20,
  speed: unlimitedSpeed,
  sessionSpeed: unlimitedSpeed,
  maxLineBytes: 4096,
  maxQueuedCommands: 64,
  maxLoginAttempts: 3,
  loginTimeoutMs: 30_000,
  idleTimeoutMs: 300_000,
  dataConnectTimeoutMs: 20_000,
  stallTimeoutMs: 300_000,
  asciiAsBinary: false,
  sizeInAscii: false,
  listTimes: 'utc',
  greeting: 'Portside ready',
  hostNames: [],
  maxIdleTimeoutMs: 3_600_000,
  allowClearControl: false,
  allowLinks: false,
  allowTreeRemoval: false,
  allowCombining: false,
}
