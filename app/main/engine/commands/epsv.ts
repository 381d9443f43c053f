import { networkProtocolOf, parseEpsv } from '../control/arguments/socket-address.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * EPSV, RFC 2428 §3: the server listens and tells a port only; the address is that of the control connection, which
 * is why it passes NAT where PASV does not.
 */
export const epsv = defineCommand({
  verbs: ['EPSV'],
  argument: 'optional',
  parse: parseEpsv,
  login: 'after',
  data: 'none',
  prepares: 'data',
  duringTransfer: 'hold',
  features: () => ['EPSV'],
  help: 'EPSV [1|2|ALL] - ask for a port to connect to',
  rfc: 'RFC 2428 §3',
  async run(session, request) {
    if (request.kind === 'all') {
      session.data.requireExtended()
      return reply(200, 'EPSV ALL accepted.')
    }
    const ours = networkProtocolOf(session.local.address)
    if (request.kind === 'protocol' && request.protocol !== ours) {
      return reply(522, `Network protocol not supported here, use (${ours})`)
    }
    const { port } = await session.data.offerPassive()
    return reply(229, `Entering Extended Passive Mode (|||${port}|)`)
  },
})
