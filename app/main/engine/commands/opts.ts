import { parseOption } from '../control/arguments/option.ts'
import { ArgumentError, defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { defaultDeflateLevel } from '../control/session-view.ts'
import { selectFacts } from '../listing/mlsx-facts.ts'

/**
 * OPTS, RFC 2389 §4: UTF8, MLST, HASH and MODE Z. ftp.exe, Explorer and lftp send `OPTS UTF8 ON` before USER.
 *
 * Where the listener has no legacy charset, UTF8 changes nothing: names are UTF-8 on the wire and bytes that are not pass
 * unchanged, so ON and OFF are both true answers to a client that only wants to hear 200.
 */
export const opts = defineCommand({
  verbs: ['OPTS'],
  argument: 'required',
  parse: parseOption,
  isTellable: (argument) => !(parseOption(argument) instanceof ArgumentError),
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  // Exactly this line: ftp.exe and Explorer compare it as a whole (RFC 2640 §3.1 leaves no parameters).
  features: () => ['UTF8'],
  help: 'OPTS UTF8 ON, OPTS MLST fact;fact; - choose how a command behaves',
  rfc: 'RFC 2389 §4',
  run(session, option) {
    if (option.kind === 'utf8') {
      session.wireText.setUtf8(option.isOn)
      return reply(200, `Names are ${session.wireText.name}.`)
    }
    if (option.kind === 'hash') {
      session.hashAlgorithm = option.algorithm ?? session.hashAlgorithm
      return reply(200, session.hashAlgorithm)
    }
    if (option.kind === 'deflate-level') {
      const level = option.level ?? defaultDeflateLevel
      session.deflate = { ...session.deflate, level }
      return reply(200, `MODE Z LEVEL set to ${level}.`)
    }
    // Unknown facts are left out without an error, and the answer says what remained (RFC 3659 §7.9).
    const facts = selectFacts(option.facts)
    session.mlstFacts = facts
    const list = facts.map((fact) => `${fact};`).join('')
    return reply(200, list === '' ? 'MLST OPTS' : `MLST OPTS ${list}`)
  },
})
