import type { AccountSource, Principal } from '../engine/host-door.ts'
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
  settingsChanged(settings: Settings, previous: Settings): void
}

/**
 * Gives sessions the rights their accounts have now and ends those of users who are gone or disabled: what an
 * administrator takes away is away at once, and not at the next login.
 */
export function createSessionRights({
  engine,
  settings,
  accounts,
  log,
}: SessionRightsDependencies): SessionRights {
  const apply = async (): Promise<void> => {
    const running = engine()
    if (running === null) return
    const accountIds = new Set(running.sessions().map(({ accountId }) => accountId))
    for (const accountId of accountIds) {
      if (accountId === null) continue
      running.applyPrincipal(accountId, await principalOf(accountId, settings(), accounts))
    }
  }

  // One after the other: of two changes in a row the later one must have the last word.
  let applied: Promise<void> = Promise.resolve()
  return {
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
  const { name, isAnonymous } = account
  return { accountId, name, isAnonymous, mounts: await account.mounts() }
}
