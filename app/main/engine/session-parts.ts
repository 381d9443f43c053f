import type { Authenticator } from './auth/authenticator.ts'
import type { LoginThrottle } from './auth/login-throttle.ts'
import type { LoginTurns } from './auth/login-turns.ts'
import type { Clock } from './clock.ts'
import type { CommandRegistry } from './control/command-definition.ts'
import type { SessionOverview, TransferView } from './control/session-view.ts'
import type { AddressAnnouncer } from './data/announced-address.ts'
import type { DataPlane } from './data/data-plane.ts'
import type { Endpoint, EngineEvent, SessionEndReason } from './engine-event.ts'
import type { EngineOptions, ListenerOptions } from './engine-options.ts'
import type { FileHasher } from './hashing/file-hasher.ts'
import type { AccountPlaces } from './limits/account-places.ts'
import type { SpeedLimits } from './limits/speed-limits.ts'

/** A live session in short. */
export interface SessionSummary {
  readonly sessionId: string
  /** Null before login. */
  readonly accountId: string | null
  readonly peer: Endpoint
}

/** What the engine wants to hear from a session beside events. */
export interface SessionOwner {
  /** The socket is gone, the last command and transfer settled; exactly once, before `session-closed`. */
  onClosed(session: SessionSummary): void
  /** A handler failed in a way nobody expected. */
  onUnexpected(error: unknown, verb: string): void
}

/** What the engine shares with every session. */
export interface SessionDependencies {
  readonly options: EngineOptions
  readonly registry: CommandRegistry
  readonly authenticator: Authenticator
  readonly dataPlane: DataPlane
  readonly throttle: LoginThrottle
  readonly turns: LoginTurns
  readonly places: AccountPlaces
  readonly speedLimits: SpeedLimits
  readonly announce: AddressAnnouncer
  readonly hasher: FileHasher
  readonly clock: Clock
  readonly emit: (event: EngineEvent) => void
  /** Every session there is at present. */
  readonly listSessions: () => readonly SessionOverview[]
}

/** Facts of one accepted connection; addresses normalised. */
export interface SessionFacts {
  readonly listener: ListenerOptions
  readonly peer: Endpoint
  readonly local: Endpoint
}

/** What the context needs from the session that owns the socket. */
export interface SessionContextOwner {
  /** Waits, or resolves to false as soon as the session ends. */
  wait(delayMs: number): Promise<boolean>
  /** Aborted when the session ends. */
  readonly endSignal: AbortSignal
  onLoggedIn(): void
  onLoggedOut(): void
  abortTransfer(): Promise<boolean>
  readTransfer(): TransferView | null
}

/** An event of this session, without what all of them carry. */
export type SessionEventBody = EngineEvent extends infer Event
  ? Event extends { readonly sessionId: string }
    ? Omit<Event, 'at' | 'sessionId'>
    : never
  : never

/** Ends somebody at the dashboard asked for; a transfer that ends with them was aborted by the administrator. */
export const endsByAdmin: ReadonlySet<SessionEndReason> = new Set([
  'disconnected-by-admin',
  'account-removed',
  'account-expired',
  'address-not-allowed',
  'password-changed',
  'too-many-sessions-of-account',
  'blocked',
])
