import type { TlsResumption } from '../engine-options.ts'
import type { Mount } from '../vfs/mount.ts'
import type { AccountLimits } from './account-limits.ts'
import type { Admission } from './admission.ts'
import type { Authenticator, Credentials, LoginRefusal, LoginResult, Principal } from './authenticator.ts'
import type { CredentialCache } from './credential-cache.ts'
import type { StoredPassword } from './password-hash.ts'
import { dummyStoredPassword, hashPassword, needsRehash, verifyPassword } from './password-hash.ts'
import { Secret } from './secret.ts'

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
  /** When and from where the account may be used; unsaid, at any time from anywhere. */
  readonly admission?: Admission
  /** Where sessions begin, a virtual path; the root when it is unsaid, not there or not to be entered. */
  readonly startDirectory?: string
  /** A scanner or camera; see `Principal.isDevice`. */
  readonly isDevice?: boolean
  /** Builds what the account may reach; called once for each accepted login. */
  mounts(): readonly Mount[] | Promise<readonly Mount[]>
}

/** What the authenticator asks of its owner. */
export interface AccountSource {
  /** Finds an account by the name a client sent; how names compare is the owner's affair. */
  find(userName: string): Account | null
  /** The account behind 'anonymous' and 'ftp', or null. */
  findAnonymous(): Account | null
  /** Called with a stronger hash of the same password after a login with an outdated one, which is `outdated`. */
  passwordRehashed?(accountId: string, password: StoredPassword, outdated: StoredPassword): void
}

const anonymousNames: ReadonlySet<string> = new Set(['anonymous', 'ftp'])

/** Tells whether a user name asks for the anonymous login (RFC 1635 §2.2 names both). */
export function isAnonymousName(userName: string): boolean {
  return anonymousNames.has(userName.toLowerCase())
}

/**
 * Checks logins against accounts. Every refusal of a password login has paid for one slow hash, whether the
 * account exists or not, so that time tells nobody which accounts exist. `now` is milliseconds since 1970 UTC.
 */
export function createAccountAuthenticator(
  source: AccountSource,
  cache: CredentialCache,
  now: () => number = Date.now,
): Authenticator {
  return {
    async authenticate(credentials) {
      const { userName, password, signal } = credentials
      const account = findAccount(source, userName)
      const stored = account?.password ?? null
      if (account?.isAnonymous) {
        const refusal = refusalOf(account, credentials, now())
        if (refusal === null) return accepted(source, account, credentials, now)
        await verifyPassword(password, dummyStoredPassword, undefined, signal)
        await isRightWithoutBlanks(credentials, dummyStoredPassword)
        return refused(refusal)
      }
      if (account === null || stored === null) {
        await verifyPassword(password, dummyStoredPassword, undefined, signal)
        await isRightWithoutBlanks(credentials, dummyStoredPassword)
        if (account !== null) return refused('wrong-password')
        return refused(isAnonymousName(userName) ? 'anonymous-off' : 'unknown-account')
      }
      return authenticateByPassword({ source, cache, now }, account, stored, credentials)
    },
  }
}

function findAccount(source: AccountSource, userName: string): Account | null {
  // An ordinary account that happens to be called 'ftp' is itself.
  const named = source.find(userName)
  if (named !== null) return named
  return isAnonymousName(userName) ? source.findAnonymous() : null
}

/**
 * Decides about somebody who has proved otherwise who they are: every rule of the account holds but its password. `now` is
 * milliseconds since 1970 UTC.
 */
export async function admitWithoutPassword(
  source: AccountSource,
  credentials: Credentials,
  now: () => number = Date.now,
): Promise<LoginResult> {
  const account = findAccount(source, credentials.userName)
  if (account === null) return refused('unknown-account')
  const refusal = refusalOf(account, credentials, now())
  return refusal === null ? accepted(source, account, credentials, now) : refused(refusal)
}

interface Surroundings {
  readonly source: AccountSource
  readonly cache: CredentialCache
  readonly now: () => number
}

async function authenticateByPassword(
  { source, cache, now }: Surroundings,
  account: Account,
  stored: StoredPassword,
  credentials: Credentials,
): Promise<LoginResult> {
  const { password, signal } = credentials
  const refusal = refusalOf(account, credentials, now())
  // A refused account pays without the cache: a fast refusal would say that the password is right.
  const isCached = () => refusal === null && cache.isVerified(account.accountId, stored, password)
  if (isCached()) return accepted(source, account, credentials, now)
  const isRight = await verifyPassword(password, stored, isCached, signal)
  if (!isRight || refusal !== null) {
    const hasStrayBlank = await isRightWithoutBlanks(credentials, stored)
    if (isRight && refusal !== null) return refused(refusal)
    return hasStrayBlank
      ? { kind: 'refused', reason: 'wrong-password', hasStrayBlank }
      : refused('wrong-password')
  }
  const isOutdated = source.passwordRehashed !== undefined && needsRehash(stored)
  const stronger = isOutdated ? await hashPassword(password) : null
  // Slow hashes take long enough for an administrator to act; the answer must hold now, not when it was asked.
  const result = await accepted(source, account, credentials, now)
  if (result.kind === 'refused') return result
  cache.remember(account.accountId, stored, password)
  if (stronger !== null) source.passwordRehashed?.(account.accountId, stronger, stored)
  return result
}

/**
 * Tells whether a password that was refused is right but for blanks around it, as they come with a pasted one. Every
 * refusal of such a password pays for this second slow hash, whatever is wrong with it and whether the account exists or
 * not: the time depends on nothing but what the client itself has sent.
 */
async function isRightWithoutBlanks(
  { password, signal }: Credentials,
  stored: StoredPassword,
): Promise<boolean> {
  const typed = password.reveal()
  const bare = typed.trim()
  if (bare === typed || bare === '') return false
  return verifyPassword(new Secret(bare), stored, undefined, signal)
}

/** Why not even the right password opens this account now, from there and in this way; null lets it decide. */
function refusalOf(account: Account, credentials: Credentials, nowMs: number): LoginRefusal | null {
  if (!account.isEnabled) return account.isAnonymous ? 'anonymous-off' : 'disabled'
  const refusal = account.admission?.refusalOf(credentials.peerAddress, nowMs) ?? null
  if (refusal !== null) return refusal
  return isEncryptedEnough(account, credentials) ? null : 'tls-required'
}

function isEncryptedEnough(
  account: Account,
  { isEncrypted, isPlainException = false }: Credentials,
): boolean {
  if (isEncrypted) return true
  return !account.requiresTls && (!isPlainException || account.allowsPlain === true)
}

/** Changes in a row that a login bears with; rights are built in no time, unless a disk is slow to open. */
const maxChangesMeanwhile = 10

/** Accepts the account as it is once its rights are built, which may wait for a disk; or refuses it as it is by then. */
async function accepted(
  source: AccountSource,
  asked: Account,
  credentials: Credentials,
  now: () => number,
): Promise<LoginResult> {
  let account = asked
  for (let change = 0; change < maxChangesMeanwhile; change += 1) {
    const current = findAccount(source, credentials.userName)
    if (current?.accountId !== asked.accountId) return refused('disabled')
    const refusal = refusalOf(current, credentials, now())
    if (refusal !== null) return refused(refusal)
    if (current.password?.hash !== asked.password?.hash) return refused('wrong-password')
    account = current
    const principal = await principalOf(account)
    if (findAccount(source, credentials.userName) === account) return { kind: 'accepted', principal }
  }
  return { kind: 'accepted', principal: await principalOf(account) }
}

/** Who a session of this account is, with its rights as they are now. */
export async function principalOf(account: Account): Promise<Principal> {
  const { password, isEnabled, mounts, isAdmin = false, ...rest } = account
  return { ...rest, isAdmin, mounts: await mounts() }
}

function refused(reason: LoginRefusal): LoginResult {
  return { kind: 'refused', reason }
}
