import type { EngineEvent } from '../engine/engine-event.ts'
import type { Account, Mount } from '../engine/host-door.ts'
import { principalOf } from '../engine/host-door.ts'
import { isExpired } from './accounts/effective-account.ts'
import { createRunningTransfers } from './running-transfers.ts'
import type { Engine } from './server/server-controller.ts'
import type { Settings, User } from './settings/settings-schema.ts'

/** What keeping sessions' rights up to date needs. */
export interface SessionRightsDependencies {
  /** The running engine, or null. */
  readonly engine: () => Engine | null
  readonly settings: () => Settings
  /** The account of a user, who need not be in the settings any more. */
  readonly accountOf: (user: User) => Account
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  readonly log: (line: string) => void
}

/**
 * What a change of a user leaves its sessions: `nothing` of those of a disabled or removed user or an old password,
 * `everything`, or, of a password that was only hashed anew, `old-password`.
 */
export type Sparing = 'nothing' | 'everything' | 'old-password'

/** Keeps the rights of sessions that are already there what the settings say. */
export interface SessionRights {
  /** Takes in a fact of the engine. */
  applyEngineEvent(event: EngineEvent): void
  settingsChanged(settings: Settings, previous: Settings): void
  /** Looks at every session again: a user or a share has expired. */
  refresh(): void
  /** Runs a change of this user's settings and says how many of its sessions ended with it. */
  changing<Result>(
    userId: string,
    sparing: Sparing,
    change: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly ended: number }>
}

/** A change of a user that is under way. */
interface RunningChange {
  readonly userId: string
  readonly sparing: Sparing
  ended: number
}

/**
 * Gives sessions the rights their accounts have now, aborts transfers that those do not allow any more and ends the
 * sessions of users who are gone, disabled or expired, or whose password is another: what an administrator takes away is
 * away at once, and not at the next login or when a long file is through. Sessions that were to go on when their user was
 * disabled or removed do so with what shares and groups still give that user, until it expires.
 */
export function createSessionRights(dependencies: SessionRightsDependencies): SessionRights {
  const { engine, settings, accountOf, now, log } = dependencies
  const transfers = createRunningTransfers(() => settings().shares)
  /** Users as they were before they were disabled or removed and their sessions kept. */
  const kept = new Map<string, User>()
  const oldPasswords = new Set<string>()
  const changes = new Set<RunningChange>()
  const accountIdOf = new Map<string, string>()
  /** What accounts were last given while they had sessions. */
  const given = new Map<string, readonly Mount[]>()

  const spares = (userId: string, what: 'everything' | 'old-password'): boolean =>
    [...changes].some(
      (change) => change.userId === userId && (change.sparing === what || change.sparing === 'everything'),
    )

  const noteLosses = (current: Settings, previous: Settings): void => {
    const users = new Map(current.users.map((user) => [user.id, user]))
    for (const before of previous.users) {
      const user = users.get(before.id)
      if (user === before) continue
      const isGone = user === undefined || !user.isEnabled
      if (!isGone) kept.delete(before.id)
      else if (spares(before.id, 'everything')) {
        if (before.isEnabled) kept.set(before.id, before)
      } else if (before.isEnabled || user === undefined) kept.delete(before.id)
      const isOther = user !== undefined && user.password?.hash !== before.password?.hash
      if (isOther && !spares(before.id, 'old-password')) oldPasswords.add(before.id)
    }
  }

  /** Returns how many sessions that ended. */
  const applyTo = async (running: Engine, accountId: string): Promise<number> => {
    if (oldPasswords.delete(accountId)) return running.endSessionsOf(accountId, 'password-changed')
    const current = settings().users.find(({ id }) => id === accountId)
    const last = kept.get(accountId)
    const user = current?.isEnabled || last !== undefined ? (current ?? last) : undefined
    if (user === undefined) return running.endSessionsOf(accountId, 'account-removed')
    if (isExpired(user, now())) return running.endSessionsOf(accountId, 'account-expired')
    const principal = await principalOf(accountOf(user))
    const ended = running.applyPrincipal(accountId, principal)
    given.set(accountId, principal.mounts)
    for (const session of running.sessions()) {
      if (session.accountId !== accountId) continue
      const { sessionId } = session
      const { mounts } = principal
      if (!transfers.isAllowed(sessionId, mounts) || !(await transfers.isReachable(sessionId, mounts))) {
        running.abortTransfer(sessionId)
      }
    }
    return ended
  }

  const apply = async (): Promise<void> => {
    const running = engine()
    const accountIds = new Set((running?.sessions() ?? []).map(({ accountId }) => accountId))
    for (const id of given.keys()) if (!accountIds.has(id)) given.delete(id)
    for (const id of kept.keys()) if (!accountIds.has(id)) kept.delete(id)
    for (const id of oldPasswords) if (!accountIds.has(id)) oldPasswords.delete(id)
    if (running === null) return
    for (const accountId of accountIds) {
      if (accountId === null) continue
      const ended = await applyTo(running, accountId).catch((error: unknown) => {
        // A share that cannot be opened must not leave the others with what they had.
        log(`new rights of ${accountId} could not be applied: ${String(error)}`)
        return 0
      })
      for (const change of changes) if (change.userId === accountId) change.ended += ended
    }
  }

  // One after the other: of two changes in a row the later one must have the last word.
  let applied: Promise<void> = Promise.resolve()
  const refresh = (): void => {
    applied = applied.then(apply)
  }

  return {
    applyEngineEvent(event) {
      transfers.applyEngineEvent(event)
      if (event.type === 'logged-in') accountIdOf.set(event.sessionId, event.accountId)
      else if (event.type === 'session-closed') accountIdOf.delete(event.sessionId)
      else if (event.type === 'transfer-started') {
        // Rights may have gone while its file was being opened; until then there was nothing to abort.
        const mounts = given.get(accountIdOf.get(event.sessionId) ?? '')
        const isLost = mounts !== undefined && !transfers.isAllowed(event.sessionId, mounts)
        if (isLost) engine()?.abortTransfer(event.sessionId)
      }
    },
    settingsChanged(current, previous) {
      const { shares, users, groups, server } = previous
      const isSame = current.shares === shares && current.users === users && current.groups === groups
      if (isSame && current.server === server) return
      noteLosses(current, previous)
      // Whoever logs in from now on has newer rights than these.
      given.clear()
      refresh()
    },
    refresh,
    async changing(userId, sparing, change) {
      const running: RunningChange = { userId, sparing, ended: 0 }
      changes.add(running)
      try {
        const result = await change()
        await applied
        return { result, ended: running.ended }
      } finally {
        changes.delete(running)
      }
    },
  }
}
