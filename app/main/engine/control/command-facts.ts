import type { EngineOptions } from '../engine-options.ts'
import type { HashAlgorithm } from '../hashing/hash-algorithm.ts'

/** What a FEAT line may depend on; every session is one. */
export interface FeatureContext {
  readonly options: EngineOptions
  /** This listener starts TLS on request, or has done so. */
  readonly offersTls: boolean
  /** MLST facts this session selected, null for all: the MLST line marks them (RFC 3659 §7.8). */
  readonly mlstFacts: readonly string[] | null
  /** What OPTS HASH chose: the HASH line marks it. */
  readonly hashAlgorithm: HashAlgorithm
}

/** What a command declares about itself; gates, HELP, FEAT and the RFC table are derived from it. */
export interface CommandFacts {
  /** The verb and its aliases, upper case: ['CWD', 'XCWD']. */
  readonly verbs: readonly [string, ...string[]]
  readonly argument: 'none' | 'optional' | 'required'
  /** `after`: needs a login (the default-deny gate). `either`: answered without one. */
  readonly login: 'after' | 'either'
  /** `opens`: moves bytes over a data connection; "TLS required on data" and "no PASV or PORT yet" look at this. */
  readonly data: 'none' | 'opens'
  /**
   * True for commands that are answered on a plain connection although TLS is required; `login` for those that are so
   * only where the listener makes exceptions from that (`ListenerOptions.plainAllowedFor`).
   */
  readonly beforeTls?: true | 'login'
  /** `rename` and `data` keep a pending RNFR alive; everything else that is held clears it (RFC 959 §4.1.3). */
  readonly prepares?: 'rename' | 'restart' | 'data'
  /** Without moving bytes it uses up what RANG prepared, as transfers do. */
  readonly takesRange?: true
  /** `run`: acts at once while a transfer runs. `hold`: waits in the queue. */
  readonly duringTransfer: 'hold' | 'run'
  /** True when the argument is a secret and must be shown as stars. */
  readonly secret?: true
  /** False for an argument that says nothing to this command: it may be a secret sent to the wrong place. */
  isTellable?(argument: string): boolean
  /** Lines for FEAT (RFC 2389 §3.2) without the leading space; empty when switched off here. */
  features?(context: FeatureContext): readonly string[]
  /** Syntax and meaning for HELP, e.g. 'CWD path - change the working directory'. */
  readonly help: string
  /** Where it is defined, e.g. 'RFC 3659 §3'. */
  readonly rfc: string
}

/** The declared facts of all commands by verb, as HELP and FEAT read them. */
export interface CommandIndex {
  /** Upper-case verb or alias. */
  find(verb: string): CommandFacts | undefined
  /** Every command once, in the order HELP shows. */
  readonly all: readonly CommandFacts[]
}
