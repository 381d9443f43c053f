import type { CredentialCache } from '../../engine/host-door.ts'
import type { Settings } from '../settings/settings-schema.ts'

/** Forgets the verified passwords of users who were changed or removed; a group's rules concern all its users. */
export function dropChangedCredentials(
  cache: Pick<CredentialCache, 'drop' | 'clear'>,
  settings: Settings,
  previous: Settings,
): void {
  if (settings.groups !== previous.groups) cache.clear()
  if (settings.users === previous.users) return
  const kept = new Set(settings.users)
  for (const user of previous.users) if (!kept.has(user)) cache.drop(user.id)
}
