import { parseText } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * USER, RFC 959 §4.1.1. Always 331, for anonymous and for names that do not exist too: any other answer would tell
 * which accounts there are. Given while logged in, it starts over.
 */
export const user = defineCommand({
  verbs: ['USER'],
  argument: 'required',
  parse: parseText,
  login: 'either',
  data: 'none',
  beforeTls: 'login',
  duringTransfer: 'hold',
  help: 'USER name - say who you are, PASS follows',
  rfc: 'RFC 959 §4.1.1',
  run(session, userName) {
    session.nameUser(userName)
    return reply(331, 'Password please.')
  },
})
