import type { EngineEvent } from '../engine/engine-event.ts'
import type { AccountSource, Principal } from '../engine/host-door.ts'
import { principalOf as accountPrincipal } from '../engine/host-door.ts'
import { createRunningTransfers } from './running-transfers.ts'
import type { Engine } from './server/server-controller.ts'
import type { Settings } from './settings/settings-schema.ts'

/** What keeping sessions' rights up to date needs. */
export interface SessionRightsDependencies {
  /** The running engine, or null. */
  readonly engine: () => Engine | null
  readonly settings: () => Settings
  readonly accounts: AccountSource
  readonly log: (line: string) => void
}

/** Keeps the rights of sessions that are already there what the settings say. */
export interface SessionRights {
  /** Takes in a fact of the engine. */
  applyEngineEvent(event: EngineEvent): void
  settingsChanged(settings: Settings, previous: Settings): void
}

/**
 * Gives sessions the rights their accounts have now, aborts transfers that those do not allow any more and ends the
 * sessions of users who are gone or disabled: what an administrator takes away is away at once, and not at the next
 * login or when a long file is through.
 */
export function createSessionRights({
  engine,
  settings,
  accounts,
  log,
}: SessionRightsDependencies): SessionRights {
  const transfers = createRunningTransfers(() => settings().shares)

  const apply = async (): Promise<void> => {
    const running = engine()
    if (running === null) return
    const accountIds = new Set(running.sessions().map(({ accountId }) => accountId))
    for (const accountId of accountIds) {
      if (accountId === null) continue
      const principal = await principalOf(accountId, settings(), accounts)
      running.applyPrincipal(accountId, principal)
      if (principal === null) continue
      for (const session of running.sessions()) {
        if (session.accountId !== accountId) continue
        if (!transfers.isAllowed(session.sessionId, principal.mounts))
          running.abortTransfer(session.sessionId)
      }
    }
  }

  // One after the other: of two changes in a row the later one must have the last word.
  let applied: Promise<void> = Promise.resolve()
  return {
    applyEngineEvent: (event) => transfers.applyEngineEvent(event),
    settingsChanged(current, previous) {
      if (current.shares === previous.shares && current.users === previous.users) return
      applied = applied
        .then(apply)
        .catch((error: unknown) => log(`new rights could not be applied: ${String(error)}`))
    },
  }
}

async function principalOf(
  accountId: string,
  settings: Settings,
  accounts: AccountSource,
): Promise<Principal | null> {
  const user = settings.users.find(({ id }) => id === accountId)
  const account = user === undefined ? null : accounts.find(user.name)
  if (account === null || !account.isEnabled) return null
  return accountPrincipal(account)
}
