import { type AddressRange, addressGroup, parseAddressRange } from '../../engine/host-door.ts'
import type { Guard } from './guard.ts'

/** What is blocked to keep an address out, and why it cannot be, or null. */
export interface RangeToBlock {
  readonly range: AddressRange
  readonly reason: string | null
}

/**
 * Finds what keeps an address out: itself, and for IPv6 its whole /64, within which a host may choose a new address for
 * each try. Neighbours on the local network share this computer's own /64, which can never be blocked; of them only the
 * one address is. Null for what is no address.
 */
export function rangeToBlock(address: string, guard: Pick<Guard, 'reason'>): RangeToBlock | null {
  const group = parseAddressRange(addressGroup(address))
  const alone = parseAddressRange(address)
  if (group === null || alone === null) return null
  if (guard.reason(group) === null) return { range: group, reason: null }
  return { range: alone, reason: guard.reason(alone) }
}
