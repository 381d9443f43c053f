import type { Settings } from '../../settings/settings-schema.ts'
import { createWordFinder } from './word-finder.ts'

/** What stands where a secret was. */
export const removed = '(removed)'

/** Shorter values of settings are not secrets and would be found everywhere. */
const shortestSecret = 6

/**
 * Makes what takes secrets of the settings out of text: hashes of passwords, what a webhook's address holds besides the
 * host, arguments of the command, keys and certificates. None should ever be in a log; this is the second lock.
 */
export function createSecretRemover({ users, hooks }: Settings): (text: string) => string {
  const finder = createWordFinder()
  const secrets = [
    ...users.flatMap(({ password }) => (password === null ? [] : [password.hash, password.salt])),
    ...(hooks.webhook.url === null ? [] : secretsOfUrl(hooks.webhook.url)),
    ...hooks.command.args.filter((arg) => !/^\{\w+\}$/.test(arg)),
  ]
  for (const secret of secrets) if (secret.length >= shortestSecret) finder.add(secret, removed)
  return (text) => finder.replace(text.replace(pemBlock, removed))
}

const pemBlock = /-----BEGIN [^-]+-----[\s\S]*?(?:-----END [^-]+-----|$)/g

function secretsOfUrl(text: string): string[] {
  const { pathname, search, hash, searchParams } = new URL(text)
  const parts = [...pathname.split('/'), ...searchParams.values()]
  return [`${pathname}${search}${hash}`, `${pathname}${search}`, pathname, search, ...parts].filter(
    (part) => part !== '/' && part !== '',
  )
}

/** Settings as a bundle may hold them: without passwords, certificates, notes, and what the hooks send and where to. */
export function withoutSecrets(settings: Settings): unknown {
  const { users, certificate, hooks } = settings
  const { acme } = certificate
  return withoutNotes({
    ...settings,
    users: users.map(({ password, ...user }) => ({ ...user, password: password === null ? null : 'set' })),
    certificate: { ...certificate, acme: { ...acme, caPem: acme.caPem === null ? null : removed } },
    hooks: {
      webhook: {
        ...hooks.webhook,
        url: hooks.webhook.url === null ? null : `${new URL(hooks.webhook.url).origin}/${removed}`,
      },
      command: { ...hooks.command, args: hooks.command.args.map(() => removed) },
    },
  })
}

/** People write passwords into them, and nobody else needs to read them. */
function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => name !== 'note')
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutNotes(inner)]))
}
