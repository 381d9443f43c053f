import { parseNothing } from '../control/arguments/no-argument.ts'
import { networkProtocolOf } from '../control/arguments/socket-address.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { refuseAfterExtendedOnly } from './data-preparation.ts'

/** PASV, RFC 959 §4.1.2: the server listens. The reply has room for an IPv4 address only. */
export const pasv = defineCommand({
  verbs: ['PASV'],
  argument: 'none',
  parse: parseNothing,
  login: 'after',
  data: 'none',
  prepares: 'data',
  duringTransfer: 'hold',
  help: 'PASV - ask for an address and port to connect to',
  rfc: 'RFC 959 §4.1.2',
  async run(session) {
    const refusal = refuseAfterExtendedOnly(session)
    if (refusal !== null) return refusal
    if (networkProtocolOf(session.local.address) === 2) {
      return reply(425, 'PASV has no IPv6 addresses. Use EPSV.')
    }
    // Before the port is taken: a resolver may make the client wait.
    const address = await session.data.announcedAddress()
    const { port } = await session.data.offerPassive()
    const numbers = [...address.split('.'), port >> 8, port & 0xff]
    // No dot after the parenthesis: old clients read numbers until the first character that is none of theirs.
    return reply(227, `Entering Passive Mode (${numbers.join(',')})`)
  },
})
