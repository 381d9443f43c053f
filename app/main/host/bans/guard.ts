import type { networkInterfaces } from 'node:os'
import { type AddressRange, parseAddressRange, rangeHolds } from '../../engine/host-door.ts'

/** What decides who can never be blocked. */
export interface GuardSources {
  readonly interfaces: () => ReturnType<typeof networkInterfaces>
  /** What an administrator always allows; the same list as long as nothing changes. */
  readonly allowed: () => readonly { readonly range: string }[]
}

/** Says who can never be blocked, by whatever path: this machine and the allow list. */
export interface Guard {
  /** Why nothing in this range may be blocked, as a sentence for people; null when it may. */
  reason(range: AddressRange): string | null
  /** True for an address that is never refused, whatever ban there is. */
  protects(address: string): boolean
  /** This computer's own addresses, each once. */
  ownAddresses(): readonly string[]
}

/**
 * 127.0.0.1 and ::1 are this machine as everybody uses it; the rest of 127/8 are peers like any other, which is what
 * tests of bans connect from.
 */
const loopback = ['127.0.0.1', '::1']

/** Network cards come and go; asking the system for each accepted connection would cost more than accepting it. */
const interfacesKeptMs = 5_000

/** Makes the guard. Own addresses are looked up again after a few seconds. */
export function createGuard(
  { interfaces, allowed }: GuardSources,
  monotonicMs: () => number = () => performance.now(),
): Guard {
  let own: { readonly ranges: readonly AddressRange[]; readonly atMs: number } | null = null
  let allowList: {
    readonly list: readonly { readonly range: string }[]
    readonly ranges: readonly AddressRange[]
  } | null = null

  const ownRanges = (): readonly AddressRange[] => {
    if (own !== null && monotonicMs() - own.atMs < interfacesKeptMs) return own.ranges
    const addresses = Object.values(interfaces()).flatMap((list) =>
      (list ?? []).map(({ address }) => address),
    )
    // The rest of 127/8 may be set up as addresses of the loopback card; they stay ordinary.
    const outside = addresses.filter((address) => !address.startsWith('127.'))
    own = { ranges: rangesOf([...loopback, ...outside]), atMs: monotonicMs() }
    return own.ranges
  }

  const allowedRanges = (): readonly AddressRange[] => {
    const list = allowed()
    if (allowList?.list !== list) allowList = { list, ranges: rangesOf(list.map(({ range }) => range)) }
    return allowList.ranges
  }

  return {
    reason(range) {
      const mine = ownRanges().find((address) => rangeHolds(range, address))
      if (mine !== undefined) {
        return mine.text === range.text
          ? `${range.text} is this computer.`
          : `${range.text} holds this computer (${mine.text}).`
      }
      const listed = allowedRanges().find((other) => rangeHolds(other, range) || rangeHolds(range, other))
      if (listed === undefined) return null
      return listed.text === range.text
        ? `${range.text} is always allowed.`
        : `${range.text} overlaps ${listed.text}, which is always allowed.`
    },
    protects(address) {
      const range = parseAddressRange(address)
      if (range === null) return false
      return [...ownRanges(), ...allowedRanges()].some((safe) => rangeHolds(safe, range))
    },
    ownAddresses: () => [...new Set(ownRanges().map(({ text }) => text))],
  }
}

function rangesOf(texts: readonly string[]): AddressRange[] {
  return texts.flatMap((text) => parseAddressRange(text) ?? [])
}
