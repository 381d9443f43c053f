/** Why all sessions of an account, or one of them, may not go on. */
export type AccountEndReason =
  | 'account-removed'
  | 'account-expired'
  | 'address-not-allowed'
  | 'password-changed'
  | 'too-many-sessions-of-account'

/** What the client is told with the 421; never more than its own account's affair. */
export const accountEndTexts: Readonly<Record<AccountEndReason, string>> = {
  'account-removed': 'This account may not use the server any more.',
  'account-expired': 'This account may not use the server any more.',
  'address-not-allowed': 'This account may not be used from your address any more.',
  'password-changed': 'The password of this account was changed. Log in again.',
  'too-many-sessions-of-account': 'This account has too many connections.',
}

/** Why a whole account's sessions end at once. */
export type AccountLoss = 'account-removed' | 'account-expired' | 'password-changed'

/** A session as far as its account's limits are concerned. */
interface LimitedSession {
  /** Not null while something runs. */
  readonly transfer: object | null
  end(reason: AccountEndReason, text: string): void
}

/** Ends what is beyond the account's limit: first who moves nothing, and of two the one who came last. */
export function endSurplus(sessions: readonly LimitedSession[], isBeyond: () => boolean): void {
  const byAge = [...sessions].reverse()
  const order = [
    ...byAge.filter(({ transfer }) => transfer === null),
    ...byAge.filter(({ transfer }) => transfer !== null),
  ]
  for (const session of order) {
    if (!isBeyond()) return
    const reason = 'too-many-sessions-of-account'
    session.end(reason, accountEndTexts[reason])
  }
}
