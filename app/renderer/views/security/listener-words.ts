import type { WireSecuritySummary } from '../../../preload/contract/wire-security.ts'
import { t } from '../../texts/texts.ts'

type Listeners = WireSecuritySummary['listeners']

const anywhere: Readonly<Record<string, string>> = { '0.0.0.0': 'IPv4', '::': 'IPv6' }

/** Says where listeners listen; those that differ in nothing but the kind of address share a line. */
export function listenerWords(
  listeners: Listeners,
): { readonly place: string; readonly verdict: Listeners[number]['verdict'] }[] {
  const groups = new Map<string, Listeners>()
  for (const listener of listeners) {
    const key = JSON.stringify([listener.port, listener.verdict, listener.findingIds])
    groups.set(key, [...(groups.get(key) ?? []), listener])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const hosts = group
      .map(({ host }) => anywhere[host] ?? host)
      .reduce((one, other) => t('security:listener.and', { one, other }))
    return [
      {
        place: first.port === 0 ? hosts : t('security:listener.port', { hosts, port: first.port }),
        verdict: first.verdict,
      },
    ]
  })
}
