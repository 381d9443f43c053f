import type { TlsResumption } from '../engine-options.ts'
import type { Mount } from '../vfs/mount.ts'
import type { Secret } from './secret.ts'

/** Who a session is after login. */
export interface Principal {
  readonly accountId: string
  readonly name: string
  readonly isAnonymous: boolean
  readonly mounts: readonly Mount[]
  /** Overrides what the listener says about resumed TLS on data connections; unsaid, the listener's word holds. */
  readonly tlsResumption?: TlsResumption
}

/** What a client presented. */
export interface Credentials {
  readonly userName: string
  readonly password: Secret
  /** Address of the peer, without port. */
  readonly peerAddress: string
  readonly isEncrypted: boolean
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

export type LoginResult =
  | { readonly kind: 'accepted'; readonly principal: Principal }
  | { readonly kind: 'refused'; readonly reason: LoginRefusal }

/** Decides who may log in. Implementations spend the same time on every refusal. */
export interface Authenticator {
  authenticate(credentials: Credentials): Promise<LoginResult>
}
