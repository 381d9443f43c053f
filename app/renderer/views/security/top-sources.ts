import type { WireSecurityEvent } from '../../../preload/contract/wire-security.ts'

/** An address with its failed logins, as far as events of them are kept. */
export interface Source {
  readonly address: string
  readonly count: number
  readonly lastUserName: string | null
}

/** Addresses by their failed logins, the most first; of equal ones the latest. `events` begin with the newest. */
export function topSources(events: readonly WireSecurityEvent[], maxSources: number): Source[] {
  const sources = new Map<string, Source>()
  for (const { kind, address, userName } of events) {
    if (kind !== 'login-failed') continue
    const known = sources.get(address)
    const lastUserName = known?.lastUserName ?? userName
    sources.set(address, { address, count: (known?.count ?? 0) + 1, lastUserName })
  }
  return [...sources.values()].sort((one, other) => other.count - one.count).slice(0, maxSources)
}
