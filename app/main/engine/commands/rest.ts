import { parseRestartOffset } from '../control/arguments/byte-count.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * REST, RFC 3659 §5: where the next transfer begins, in bytes. It survives PASV, EPSV, PORT, EPRT and TYPE; whether the
 * file is that long is known only at RETR or STOR.
 *
 * Under TYPE A a byte on the wire is no byte of the file, so only 0 can be meant; simple devices send `REST 0` always.
 */
export const rest = defineCommand({
  verbs: ['REST'],
  argument: 'required',
  parse: parseRestartOffset,
  login: 'after',
  data: 'none',
  prepares: 'restart',
  duringTransfer: 'hold',
  features: () => ['REST STREAM'],
  help: 'REST offset - begin the next RETR or STOR at this byte',
  rfc: 'RFC 3659 §5',
  run(session, restartOffset) {
    if (restartOffset > 0 && session.representation === 'ascii') return reply(501, 'REST needs TYPE I.')
    // Two beginnings for one transfer: whichever won, the client could have meant the other.
    if (restartOffset > 0 && session.pending.range !== null) {
      return reply(503, 'RANG is set already. Use RANG 1 0 first.')
    }
    session.pending = { ...session.pending, restartOffset }
    return reply(350, `Restarting at ${restartOffset}. Send RETR or STOR.`)
  },
})
