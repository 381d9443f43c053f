import type { SocketAddress } from '../control/arguments/socket-address.ts'
import { networkProtocolOf } from '../control/arguments/socket-address.ts'
import type { Reply } from '../control/reply.ts'
import { reply } from '../control/reply.ts'
import type { SessionView } from '../control/session-view.ts'
import { isSameHost } from '../data/address.ts'

/** First port that does not belong to the system's own services. */
const firstUnprivilegedPort = 1024

/** After EPSV ALL a middlebox may have stopped looking at the session: the server must refuse the rest (RFC 2428 §4). */
export function refuseAfterExtendedOnly(session: SessionView): Reply | null {
  return session.data.isExtendedOnly ? reply(501, 'After EPSV ALL only EPSV is allowed.') : null
}

/**
 * PORT and EPRT once they are parsed: checks the address and remembers it.
 *
 * Connecting where a client says is the FTP bounce attack (RFC 2577 §3), so only the control peer's own address and
 * ports from 1024 are taken unless a setting allows more, and never our own control ports, where a file could speak FTP
 * in the server's name. A refusal makes no connection attempt.
 */
export function prepareActive(session: SessionView, asked: SocketAddress): Reply {
  // The unspecified address is no host to connect to; lftp sends it for its own over IPv6.
  const target = isSameHost(asked.address, '::') ? { ...asked, address: session.peer.address } : asked
  const refusal = refuseAfterExtendedOnly(session) ?? refuseTarget(session, target)
  if (refusal !== null) return refusal
  // The peer's address as the socket has it keeps the zone of a link-local address, which clients do not send.
  const isPeer = isSameHost(target.address, session.peer.address)
  session.data.prepareActive(isPeer ? session.peer.address : target.address, target.port)
  return reply(200, 'Will connect there for the next transfer.')
}

function refuseTarget(session: SessionView, { address, port }: SocketAddress): Reply | null {
  const { options, local, peer } = session
  const ours = networkProtocolOf(local.address)
  if (networkProtocolOf(address) !== ours) {
    return reply(522, `Network protocol not supported here, use (${ours})`)
  }
  if (!options.allowForeignActive && !isSameHost(address, peer.address)) {
    return reply(501, 'Only your own address is allowed. Use passive mode.')
  }
  if (!options.allowPrivilegedActive && port < firstUnprivilegedPort) {
    return reply(501, 'Ports below 1024 are not allowed.')
  }
  const isControlPort = port === local.port || options.listeners.some((listener) => listener.port === port)
  if (isControlPort && isSameHost(address, local.address)) {
    return reply(501, 'That is a control port of this server.')
  }
  return null
}
