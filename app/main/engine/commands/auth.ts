import { parseMechanism } from '../control/arguments/protection.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply, replyThen } from '../control/reply.ts'

/**
 * AUTH, RFC 4217 §4. 234 is the last reply in clear. What follows it drops the login: whoever gave a name before the
 * handshake may not be who ends up inside it (RFC 2228 §3).
 */
export const auth = defineCommand({
  verbs: ['AUTH'],
  argument: 'required',
  parse: parseMechanism,
  // RFC 2228 lets other mechanisms bring their tokens along.
  isTellable: (argument) => parseMechanism(argument) !== 'unknown',
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  // Exactly this line: RFC 4217 §6 asks for TLS and lets the other names go unsaid, and clients compare it as a whole.
  features: ({ offersTls }) => (offersTls ? ['AUTH TLS'] : []),
  help: 'AUTH TLS - encrypt the control connection',
  rfc: 'RFC 4217 §4',
  run(session, mechanism) {
    if (!session.offersTls) return reply(502, 'TLS is switched off here.')
    if (mechanism === 'unknown') return reply(504, 'Use AUTH TLS.')
    if (session.isEncrypted) return reply(503, 'The connection is encrypted already.')
    return replyThen('start-tls', 234, 'Starting TLS.')
  },
})
