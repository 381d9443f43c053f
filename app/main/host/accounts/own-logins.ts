import { createHash, randomBytes } from 'node:crypto'
import {
  type AccountSource,
  type Authenticator,
  admitWithoutPassword,
  createMemoryStorage,
  type LoginResult,
  type Principal,
  presetPermissions,
} from '../../engine/host-door.ts'

/** What an FTP client of Portside's own signs in with, once. */
export interface OwnLogin {
  readonly userName: string
  readonly password: string
}

/** Logins of clients that are part of this program: the self-check and the console. Nobody's password is needed. */
export interface OwnLogins {
  /** Lets the bearer in as this user, once, and as the user's own rules say. */
  asUser(userName: string): OwnLogin
  /** Lets the bearer into a share that lives in memory and in which everything is allowed, once. */
  asChecker(): OwnLogin
  /** Looks whether somebody bears such a login; otherwise asks as if there were none. */
  readonly authenticator: Authenticator
}

/** How long a login waits for its bearer. */
const lifetimeMs = 30_000
/**
 * Account and share of the self-check. What it moves is nobody's: it is no transfer of the history, and no other program is
 * told of it.
 */
export const selfCheckId = 'portside-self-check'
/** A name no user can have: names of users hold no slash. */
const checkerName = 'Portside/self-check'
/** The checker's files are small; a mistake of ours must not fill memory. */
const checkerBytes = 4 * 1024 * 1024

export interface OwnLoginOptions {
  readonly authenticator: Authenticator
  readonly accounts: AccountSource
  /** This computer's own addresses: nobody from elsewhere bears such a login, whatever was overheard. */
  readonly isOwnAddress: (address: string) => boolean
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number
}

/** Puts logins of our own before an authenticator. */
export function createOwnLogins({ authenticator, accounts, isOwnAddress, now }: OwnLoginOptions): OwnLogins {
  /** By the hash of name and password: how long looking takes tells nothing about them. */
  const waiting = new Map<string, { readonly isChecker: boolean; readonly untilMs: number }>()

  const issue = (userName: string, isChecker: boolean): OwnLogin => {
    for (const [key, { untilMs }] of waiting) if (now() >= untilMs) waiting.delete(key)
    const password = randomBytes(32).toString('base64url')
    waiting.set(keyOf(userName, password), { isChecker, untilMs: now() + lifetimeMs })
    return { userName, password }
  }

  return {
    asUser: (userName) => issue(userName, false),
    asChecker: () => issue(checkerName, true),
    authenticator: {
      async authenticate(credentials): Promise<LoginResult> {
        if (waiting.size === 0 || !isOwnAddress(credentials.peerAddress)) {
          return authenticator.authenticate(credentials)
        }
        const key = keyOf(credentials.userName, credentials.password.reveal())
        const login = waiting.get(key)
        if (login === undefined || now() >= login.untilMs) return authenticator.authenticate(credentials)
        waiting.delete(key)
        if (login.isChecker) return { kind: 'accepted', principal: checker() }
        return admitWithoutPassword(accounts, credentials)
      },
    },
  }
}

function keyOf(userName: string, password: string): string {
  return createHash('sha256')
    .update(JSON.stringify([userName, password]))
    .digest('base64')
}

function checker(): Principal {
  return {
    accountId: selfCheckId,
    name: checkerName,
    isAnonymous: false,
    mounts: [
      {
        shareId: selfCheckId,
        at: [],
        storage: createMemoryStorage({ capacityBytes: checkerBytes }),
        permissions: presetPermissions.full,
      },
    ],
  }
}
