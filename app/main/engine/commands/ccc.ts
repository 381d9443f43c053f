import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply, replyThen } from '../control/reply.ts'

/**
 * CCC, RFC 4217 §12.3: ends the encryption of the control connection, for firewalls that must read PORT and PASV. Off by
 * setting: everything after it, file names included, can be read and changed on the way. Data connections stay as PROT
 * says. Never where the listener or the account requires TLS, and never before login: the password would go in clear.
 */
export const ccc = defineCommand({
  verbs: ['CCC'],
  argument: 'none',
  parse: parseNothing,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  features: ({ options, offersTls }) => (options.allowClearControl && offersTls ? ['CCC'] : []),
  help: 'CCC - go on in clear on the control connection, where that is allowed',
  rfc: 'RFC 4217 §12.3',
  run(session) {
    if (!session.isEncrypted) return reply(503, 'The connection is not encrypted.')
    if (!session.options.allowClearControl || session.requiresTls) {
      return reply(534, 'The control connection stays encrypted here.')
    }
    if (session.login.kind !== 'logged-in') return reply(503, 'Log in first.')
    return replyThen('stop-tls', 200, 'Going on in clear.')
  },
})
