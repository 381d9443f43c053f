import { BlockList, isIPv6 } from 'node:net'
import { normalizeAddress } from '../limits/peer-address.ts'

/** When and from where an account may be used; networks are addresses or CIDR (`192.168.1.0/24`). */
export interface AdmissionRules {
  /** From this moment on, milliseconds since 1970 UTC, nobody gets in; null never. */
  readonly expiresAtMs: number | null
  /** Only peers of the local networks. */
  readonly isLanOnly: boolean
  /** The peer must be in one network of each of these lists; a list without networks lets nobody in. */
  readonly allowed: readonly (readonly string[])[]
  /** The peer must be in none of these, whatever `allowed` says. */
  readonly denied: readonly string[]
}

/** Says whether an account may be used now and from there. */
export interface Admission {
  /** Null lets pass. `peerAddress` is numeric, `nowMs` milliseconds since 1970 UTC. */
  refusalOf(peerAddress: string, nowMs: number): 'expired' | 'address-not-allowed' | null
}

/** Makes the test of these rules; `isLocal` tells peers of the local networks. Networks are read when first needed. */
export function createAdmission(rules: AdmissionRules, isLocal: (address: string) => boolean): Admission {
  const { expiresAtMs, isLanOnly } = rules
  let lists: { readonly allowed: readonly Networks[]; readonly denied: Networks } | null = null
  return {
    refusalOf(peerAddress, nowMs) {
      if (expiresAtMs !== null && nowMs >= expiresAtMs) return 'expired'
      // A dual-stack listener reports IPv4 peers as mapped IPv6; rules are written in IPv4.
      const address = normalizeAddress(peerAddress)
      lists ??= { allowed: rules.allowed.map(listOf), denied: listOf(rules.denied) }
      const isAllowed =
        (!isLanOnly || isLocal(address)) &&
        lists.allowed.every((list) => holds(list, address)) &&
        !holds(lists.denied, address)
      return isAllowed ? null : 'address-not-allowed'
    },
  }
}

interface Networks {
  readonly ipv4: BlockList
  readonly ipv6: BlockList
}

function listOf(networks: readonly string[]): Networks {
  // Apart, because a list with `::/0` in it holds IPv4 addresses, too.
  const lists: Networks = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const network of networks) {
    const [written = '', bits] = network.split('/')
    const base = normalizeAddress(written)
    const family = familyOf(base)
    // `::ffff:10.0.0.0/104` is 10.0.0.0/8 written for a dual-stack socket.
    const unmapped = family === 'ipv4' && written.includes(':') ? 96 : 0
    const widest = family === 'ipv6' ? 128 : 32
    lists[family].addSubnet(base, bits === undefined ? widest : Math.max(0, Number(bits) - unmapped), family)
  }
  return lists
}

function holds(networks: Networks, address: string): boolean {
  const family = familyOf(address)
  return networks[family].check(address, family)
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}
