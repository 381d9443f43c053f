import type { WireServerState } from '../../../preload/contract/wire-types.ts'
import type { Notices } from '../notices/notices.ts'

/**
 * Says once that yesterday's address is dead: another Wi-Fi, a new lease, a cable pulled. Call the result with every
 * state of the server; while it is stopped there is no address, and the next one is compared with the last.
 */
export function createAddressNotice(
  notices: Pick<Notices, 'raise' | 'dismiss' | 'list'>,
): (server: Pick<WireServerState, 'phase' | 'addresses'>, isChosen?: boolean) => void {
  let host: string | null = null
  let lastText = ''
  return ({ phase, addresses }, isChosen = false) => {
    const [first] = addresses
    // No network is no change: the same address comes back after a nap.
    if (phase !== 'running' || first === undefined || first.kind === 'this-computer') return
    const before = host
    host = first.host
    if (before === null || before === first.host || isChosen) return
    for (const { id, text } of notices.list()) if (text === lastText) notices.dismiss(id)
    lastText = `Address changed to ${first.url}. Devices that know ${before} need the new one.`
    notices.raise('info', lastText)
  }
}
