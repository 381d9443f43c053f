import type { WireTlsUse } from '../../../preload/contract/wire-certificates.ts'
import type { WireServerSettings, WireUser } from '../../../preload/contract/wire-types.ts'
import { t } from '../../texts/texts.ts'

/** Names in a row, so many at most: 'Scanner, Camera and 3 more'. */
function listNames(names: readonly string[], most = 5): string {
  if (names.length <= most) return names.join(', ')
  return t('certificates:use.namesMore', {
    names: names.slice(0, most).join(', '),
    more: names.length - most,
  })
}

const plainNames = (use: readonly WireTlsUse[]): string[] => [
  ...new Set(use.filter(({ protocol }) => protocol === null).map(({ userName }) => userName)),
]

/** Says in one sentence who still signs in without encryption; they are devices when all of them are. */
export function plainSentence(use: readonly WireTlsUse[], users: readonly WireUser[]): string {
  const names = plainNames(use)
  if (names.length === 0) return t('certificates:use.allEncrypted')
  const areDevices = names.every((name) => users.find((user) => user.name === name)?.kind === 'device')
  const key = areDevices ? 'certificates:use.devices' : 'certificates:use.users'
  return t(key, { count: names.length, names: listNames(names) })
}

/** Says what requiring TLS would change, by what happened in the last 30 days. */
export function requireTlsSentence(
  use: readonly WireTlsUse[],
  users: readonly WireUser[],
  policy: WireServerSettings['tls'],
): string {
  if (policy === 'off') return t('certificates:use.off')
  if (policy === 'required') return t('certificates:use.required')
  const names = plainNames(use)
  if (names.length === 0) return t('certificates:use.wouldRefuseNobody')
  const refused = names.filter((name) => users.find((user) => user.name === name)?.allowsPlain !== true)
  if (refused.length === 0) {
    return t('certificates:use.allAllowed')
  }
  return t('certificates:use.wouldRefuse', { names: listNames(refused) })
}

/** A version of TLS as people write it, or 'Plain'. */
export function protocolWords(protocol: string | null): string {
  return protocol === null ? t('certificates:use.plain') : protocol.replace(/^TLSv/, 'TLS ')
}
