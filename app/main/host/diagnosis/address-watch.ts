import type { WireServerState } from '../../../preload/contract/wire-types.ts'
import { normalizeAddress } from '../../engine/host-door.ts'
import type { ProblemBook } from './problem-book.ts'

/** Sees that the address people were given is another one now (ux.md F29). */
export interface AddressWatch {
  seen(server: WireServerState): void
  /** Somebody came to this address of ours. */
  reachedAt(localAddress: string, peerAddress: string): void
}

/** Creates the watch of a server nobody has an address of yet. */
export function createAddressWatch(
  book: Pick<ProblemBook, 'meet' | 'close'>,
  now: () => number,
): AddressWatch {
  let given: string | null = null
  let current: string | null = null

  return {
    seen({ phase, addresses }) {
      const [first] = addresses.filter(({ kind }) => kind === 'local')
      // Between two networks there is no address at all: that is no news yet.
      if (phase !== 'running' || first === undefined) return
      const hosts = addresses.map(({ host }) => host)
      given ??= first.host
      if (hosts.includes(given)) {
        if (current !== null) book.close('address-changed')
        current = null
        return
      }
      if (first.host === current) return
      current = first.host
      const facts = { before: given, address: first.host, url: first.url }
      book.close('address-changed')
      book.meet({ code: 'address-changed', facts, subject: null, isLocal: null, at: now() })
    },
    reachedAt(localAddress, peerAddress) {
      const local = normalizeAddress(localAddress)
      // Whoever comes from elsewhere to the new address has it.
      if (
        current === null ||
        local !== normalizeAddress(current) ||
        local === normalizeAddress(peerAddress)
      ) {
        return
      }
      given = current
      current = null
      book.close('address-changed')
    },
  }
}
