import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { addressGroup } from '../../engine/host-door.ts'

/** From which addresses data connections came through in clear: the same client may fail under TLS (ux.md F9). */
export interface PlainDataMemory {
  /** A data connection of this session is there. */
  note(session: Pick<WireSession, 'peerAddress' | 'tlsProtocol' | 'dataMode'>): void
  has(peerAddress: string): boolean
}

/** Addresses that are remembered; the oldest give way. */
const maxAddresses = 1_000

/** Creates an empty memory. */
export function createPlainDataMemory(): PlainDataMemory {
  const addresses = new Set<string>()
  return {
    note({ peerAddress, tlsProtocol, dataMode }) {
      if (tlsProtocol !== null || dataMode !== 'passive') return
      const group = addressGroup(peerAddress)
      addresses.delete(group)
      addresses.add(group)
      for (const oldest of addresses) {
        if (addresses.size <= maxAddresses) break
        addresses.delete(oldest)
      }
    },
    has: (peerAddress) => addresses.has(addressGroup(peerAddress)),
  }
}
