import type { ServerSettings, Settings } from '../settings/settings-schema.ts'

/** Changes settings so that a finding goes away; null for one that no setting mends. */
export function applyRemedy(settings: Settings, findingId: string): Settings | null {
  const server = (part: Partial<ServerSettings>): Settings => ({
    ...settings,
    server: { ...settings.server, ...part },
  })
  switch (findingId) {
    case 'no-encryption':
    case 'plain-logins':
      return server({ tls: 'required' })
    case 'plain-exceptions':
      return server({ plainAllowedFor: 'nobody' })
    case 'clear-control':
      return server({ allowClearControl: false })
    case 'protection-off':
      return { ...settings, protection: { ...settings.protection, isOn: true } }
    case 'anonymous-on':
      return {
        ...settings,
        users: settings.users.map((user) => (user.isAnonymous ? { ...user, isEnabled: false } : user)),
      }
    default:
      return keepLinksInside(settings, findingId)
  }
}

function keepLinksInside(settings: Settings, findingId: string): Settings | null {
  const shares = settings.shares.map((share) =>
    findingId === `links-anywhere:${share.id}` ? { ...share, links: 'inside' as const } : share,
  )
  const isMeant = settings.shares.some(({ id }) => findingId === `links-anywhere:${id}`)
  return isMeant ? { ...settings, shares } : null
}
