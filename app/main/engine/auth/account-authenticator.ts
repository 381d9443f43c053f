import type { TlsResumption } from '../engine-options.ts'
import type { Mount } from '../vfs/mount.ts'
import type { AccountLimits } from './account-limits.ts'
import type { Authenticator, Credentials, LoginRefusal, LoginResult, Principal } from './authenticator.ts'
import type { CredentialCache } from './credential-cache.ts'
import type { StoredPassword } from './password-hash.ts'
import { dummyStoredPassword, hashPassword, needsRehash, verifyPassword } from './password-hash.ts'

/** A stored entry that may log in. */
export interface Account {
  readonly accountId: string
  readonly name: string
  /** Null: nobody can log in by password. */
  readonly password: StoredPassword | null
  readonly isEnabled: boolean
  /** Any password is right. */
  readonly isAnonymous: boolean
  /** May see who else is connected; unsaid, no. */
  readonly isAdmin?: boolean
  /** Refused on a control connection without TLS. */
  readonly requiresTls: boolean
  /** May log in in clear where TLS is required of others and the listener makes exceptions; `requiresTls` outweighs it. */
  readonly allowsPlain?: boolean
  /** Overrides the listener's rule for resumed TLS on data connections. */
  readonly tlsResumption?: TlsResumption
  /** How much of the server the account may take at once; unsaid, as much as there is. */
  readonly limits?: AccountLimits
  /** Builds what the account may reach; called once for each accepted login. */
  mounts(): readonly Mount[] | Promise<readonly Mount[]>
}

/** What the authenticator asks of its owner. */
export interface AccountSource {
  /** Finds an account by the name a client sent; how names compare is the owner's affair. */
  find(userName: string): Account | null
  /** The account behind 'anonymous' and 'ftp', or null. */
  findAnonymous(): Account | null
  /** Called with a stronger hash of the same password after a login with an outdated one. */
  passwordRehashed?(accountId: string, password: StoredPassword): void
}

const anonymousNames: ReadonlySet<string> = new Set(['anonymous', 'ftp'])

/** Tells whether a user name asks for the anonymous login (RFC 1635 §2.2 names both). */
export function isAnonymousName(userName: string): boolean {
  return anonymousNames.has(userName.toLowerCase())
}

/**
 * Checks logins against accounts. Every refusal of a password login has paid for one slow hash, whether the
 * account exists or not, so that time tells nobody which accounts exist.
 */
export function createAccountAuthenticator(source: AccountSource, cache: CredentialCache): Authenticator {
  return {
    async authenticate(credentials) {
      const account = findAccount(source, credentials.userName)
      if (account?.isAnonymous) return authenticateAnonymous(account, credentials)
      const stored = account?.password ?? null
      if (account === null || stored === null || !account.isEnabled) {
        // A disabled account pays without the cache: a fast refusal would say that the password is right.
        const isRight = await verifyPassword(credentials.password, stored ?? dummyStoredPassword)
        if (account === null) {
          return refused(isAnonymousName(credentials.userName) ? 'anonymous-off' : 'unknown-account')
        }
        return refused(isRight ? 'disabled' : 'wrong-password')
      }
      return authenticateByPassword(source, cache, account, stored, credentials)
    },
  }
}

function findAccount(source: AccountSource, userName: string): Account | null {
  // An ordinary account that happens to be called 'ftp' is itself.
  const named = source.find(userName)
  if (named !== null) return named
  return isAnonymousName(userName) ? source.findAnonymous() : null
}

async function authenticateAnonymous(account: Account, credentials: Credentials): Promise<LoginResult> {
  if (!account.isEnabled || !isAllowedHere(account, credentials)) {
    await verifyPassword(credentials.password, dummyStoredPassword)
    return refused(account.isEnabled ? 'tls-required' : 'anonymous-off')
  }
  return accepted(account)
}

async function authenticateByPassword(
  source: AccountSource,
  cache: CredentialCache,
  account: Account,
  stored: StoredPassword,
  credentials: Credentials,
): Promise<LoginResult> {
  const { password } = credentials
  const isAllowed = isAllowedHere(account, credentials)
  const isCached = () => isAllowed && cache.isVerified(account.accountId, stored, password)
  if (isCached()) return accepted(account)
  if (!(await verifyPassword(password, stored, isCached))) return refused('wrong-password')
  if (!isAllowed) return refused('tls-required')
  // The slow check takes long enough for an administrator to act; the answer must hold now, not when it was
  // asked.
  const current = source.find(credentials.userName)
  if (current?.accountId !== account.accountId || !current.isEnabled) return refused('disabled')
  if (current.password?.hash !== stored.hash) return refused('wrong-password')
  cache.remember(account.accountId, stored, password)
  if (source.passwordRehashed !== undefined && needsRehash(stored)) {
    source.passwordRehashed(account.accountId, await hashPassword(password))
  }
  return accepted(current)
}

/** In clear only what the account allows; asked again of nobody, so that a refusal costs what a wrong password costs. */
function isAllowedHere(account: Account, { isEncrypted, isPlainException = false }: Credentials): boolean {
  if (isEncrypted) return true
  return !account.requiresTls && (!isPlainException || account.allowsPlain === true)
}

async function accepted(account: Account): Promise<LoginResult> {
  return { kind: 'accepted', principal: await principalOf(account) }
}

/** Who a session of this account is, with its rights as they are now. */
export async function principalOf(account: Account): Promise<Principal> {
  const {
    accountId,
    name,
    isAnonymous,
    isAdmin = false,
    requiresTls,
    allowsPlain,
    tlsResumption,
    limits,
  } = account
  const mounts = await account.mounts()
  return {
    accountId,
    name,
    isAnonymous,
    isAdmin,
    mounts,
    requiresTls,
    ...(allowsPlain === undefined ? {} : { allowsPlain }),
    ...(tlsResumption === undefined ? {} : { tlsResumption }),
    ...(limits === undefined ? {} : { limits }),
  }
}

function refused(reason: LoginRefusal): LoginResult {
  return { kind: 'refused', reason }
}
