import { parseHost } from '../control/arguments/host-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * HOST, RFC 7151: the name the client knows this server by, before USER. There is one set of accounts for all names, so
 * it is checked against the names the administrator lists (none listed: all are right) and kept for STAT.
 */
export const host = defineCommand({
  verbs: ['HOST'],
  argument: 'required',
  parse: parseHost,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  features: () => ['HOST'],
  help: 'HOST name - the name of the server you want, before USER',
  rfc: 'RFC 7151 §3',
  run(session, name) {
    // A name given later could lead a client that is known here to another server's accounts (RFC 7151 §3.2).
    if (session.login.kind !== 'none') return reply(503, 'HOST comes before USER.')
    const { hostNames } = session.options
    const isKnown = hostNames.length === 0 || hostNames.some((known) => known.toLowerCase() === name)
    if (!isKnown) return reply(504, 'This server does not have that name.')
    session.hostName = name
    return reply(220, `Host is ${name}.`)
  },
})
