import type { TlsResumption } from '../engine-options.ts'
import type { Mount } from '../vfs/mount.ts'
import type { AccountLimits } from './account-limits.ts'
import type { Admission } from './admission.ts'
import type { Secret } from './secret.ts'

/** Who a session is after login. */
export interface Principal {
  readonly accountId: string
  readonly name: string
  readonly isAnonymous: boolean
  readonly mounts: readonly Mount[]
  /** May see who else is connected (SITE WHO); unsaid, no. */
  readonly isAdmin?: boolean
  /** Data connections must be encrypted, whatever the listener says; unsaid, the listener's word holds. */
  readonly requiresTls?: boolean
  /** May log in in clear on a listener that requires TLS, where that listener looks at such logins at all. */
  readonly allowsPlain?: boolean
  /** Overrides what the listener says about resumed TLS on data connections; unsaid, the listener's word holds. */
  readonly tlsResumption?: TlsResumption
  /** How much of the server the account may take at once; unsaid, as much as there is. */
  readonly limits?: AccountLimits
  /** When and from where sessions of the account may be; unsaid, at any time from anywhere. */
  readonly admission?: Admission
  /** Where sessions begin, a virtual path; the root when it is unsaid, not there or not to be entered. */
  readonly startDirectory?: string
  /** A scanner or camera: bytes are stored as they are whatever TYPE says, SITE and ALLO it makes up are tolerated. */
  readonly isDevice?: boolean
}

/** What a client presented. */
export interface Credentials {
  readonly userName: string
  readonly password: Secret
  /** Address of the peer, without port. */
  readonly peerAddress: string
  readonly isEncrypted: boolean
  /** A login in clear on a listener that requires TLS: only an account that allows plain may be accepted. */
  readonly isPlainException?: boolean
  /** Aborted when the session ends; who still waits for the check then need not have it. */
  readonly signal?: AbortSignal
}

/**
 * Why a login was refused. The dashboard shows it; the client always gets the same neutral 530, in the same time, so
 * that nobody learns which accounts exist.
 */
export type LoginRefusal =
  | 'unknown-account'
  | 'wrong-password'
  | 'disabled'
  | 'anonymous-off'
  | 'tls-required'
  | 'expired'
  | 'address-not-allowed'
  /** The password was right, but the account has all the sessions it may have. */
  | 'too-many-sessions'
  /** Too many logins of this address wait for their turn; the password was not looked at. */
  | 'too-many-logins'

export type LoginResult =
  | { readonly kind: 'accepted'; readonly principal: Principal }
  | {
      readonly kind: 'refused'
      readonly reason: LoginRefusal
      /** Without the blanks around it the password would have been right: it was pasted. For the dashboard alone. */
      readonly hasStrayBlank?: true
    }

/** Decides who may log in. Implementations spend the same time on every refusal. */
export interface Authenticator {
  authenticate(credentials: Credentials): Promise<LoginResult>
}
