import { Secret } from '../auth/secret.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply, replyThen } from '../control/reply.ts'

/**
 * PASS, RFC 959 §4.1.1. One neutral 530 for every reason, so that nobody learns which accounts exist; the delay grows
 * and after too many tries the connection ends.
 *
 * The argument is optional because an empty password is a password: ftp.exe and curl send `PASS ` for anonymous.
 */
export const pass = defineCommand({
  verbs: ['PASS'],
  argument: 'optional',
  parse: (argument) => new Secret(argument),
  login: 'either',
  data: 'none',
  beforeTls: 'login',
  duringTransfer: 'hold',
  secret: true,
  help: 'PASS password - log in as the user named by USER',
  rfc: 'RFC 959 §4.1.1',
  async run(session, password) {
    if (session.login.kind === 'logged-in') return reply(503, 'You are logged in already.')
    if (session.login.kind === 'none') return reply(503, 'Send USER first.')
    const outcome = await session.logIn(password)
    if (typeof outcome === 'object') {
      // Only who has the right password is told. 530 would have clients ask for another password (ux.md F19).
      return replyThen(
        'close',
        421,
        `Too many connections of this user (limit ${outcome.limit}). Close one first.`,
      )
    }
    switch (outcome) {
      case 'accepted':
        return reply(230, 'Logged in.')
      case 'refused':
        return session.isPlainException
          ? reply(530, 'Login incorrect, or encryption is needed: use AUTH TLS first.')
          : reply(530, 'Login incorrect.')
      case 'refused-too-often':
        return replyThen('close', 530, 'Login incorrect. Too many tries, closing.')
    }
  },
})
