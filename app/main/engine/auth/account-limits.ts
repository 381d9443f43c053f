/** Most bytes a second in each direction, seen from the client; null does not limit. */
export interface SpeedLimit {
  /** What clients download. */
  readonly download: number | null
  /** What clients upload. */
  readonly upload: number | null
}

/** How much of the server an account may take at once. */
export interface AccountLimits {
  /** Of all sessions of the account together. */
  readonly speed: SpeedLimit
  /** Of each session of the account. */
  readonly sessionSpeed: SpeedLimit
  /** Of each group the account is in: all sessions of all its members share one. */
  readonly groupSpeeds: readonly { readonly groupId: string; readonly speed: SpeedLimit }[]
  /** Simultaneous sessions of the account; null does not limit. */
  readonly maxSessions: number | null
}

/** No limit in either direction. */
export const unlimitedSpeed: SpeedLimit = { download: null, upload: null }

/** What holds for an account that nothing is said of. */
export const unlimitedAccount: AccountLimits = {
  speed: unlimitedSpeed,
  sessionSpeed: unlimitedSpeed,
  groupSpeeds: [],
  maxSessions: null,
}
