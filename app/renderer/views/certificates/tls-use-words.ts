import type { WireTlsUse } from '../../../preload/contract/wire-certificates.ts'
import type { WireServerSettings, WireUser } from '../../../preload/contract/wire-types.ts'

/** Names in a row, so many at most: 'Scanner, Camera and 3 more'. */
function listNames(names: readonly string[], most = 5): string {
  if (names.length <= most) return names.join(', ')
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}

const plainNames = (use: readonly WireTlsUse[]): string[] => [
  ...new Set(use.filter(({ protocol }) => protocol === null).map(({ userName }) => userName)),
]

/** Says in one sentence who still signs in without encryption; they are devices when all of them are. */
export function plainSentence(use: readonly WireTlsUse[], users: readonly WireUser[]): string {
  const names = plainNames(use)
  if (names.length === 0) return 'Everybody who signed in was encrypted.'
  const areDevices = names.every((name) => users.find((user) => user.name === name)?.kind === 'device')
  const noun = areDevices ? 'device' : 'user'
  return `${names.length} ${noun}${names.length === 1 ? '' : 's'} still plain: ${listNames(names)}`
}

/** Says what requiring TLS would change, by what happened in the last 30 days. */
export function requireTlsSentence(
  use: readonly WireTlsUse[],
  users: readonly WireUser[],
  policy: WireServerSettings['tls'],
): string {
  if (policy === 'off') return 'Encryption is switched off: everybody is plain until it is on.'
  if (policy === 'required') return 'Encryption is required; only users who are allowed to stay plain do.'
  const names = plainNames(use)
  if (names.length === 0) return 'Requiring encryption would have refused nobody.'
  const refused = names.filter((name) => users.find((user) => user.name === name)?.allowsPlain !== true)
  if (refused.length === 0) {
    return 'Requiring encryption would refuse nobody: plain is allowed for them one by one.'
  }
  return `Requiring encryption would refuse ${listNames(refused)}. Plain can be allowed for single users.`
}

/** A version of TLS as people write it, or 'Plain'. */
export function protocolWords(protocol: string | null): string {
  return protocol === null ? 'Plain' : protocol.replace(/^TLSv/, 'TLS ')
}
