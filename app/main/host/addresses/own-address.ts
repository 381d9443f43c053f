import type { networkInterfaces } from 'node:os'
import { normalizeAddress } from '../../engine/host-door.ts'

/**
 * Tells whether an address is one of this computer's own; all of 127/8 is. Network cards come and go, so the system is asked
 * each time, and not at all for loopback: that costs more than accepting a connection.
 */
export function isOwnAddress(address: string, interfaces: typeof networkInterfaces): boolean {
  const wanted = normalizeAddress(address)
  if (wanted.startsWith('127.') || wanted === '::1') return true
  return Object.values(interfaces()).some((list) =>
    (list ?? []).some((own) => normalizeAddress(own.address) === wanted),
  )
}
