import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import type { SessionView } from '../control/session-view.ts'
import { notImplemented } from './not-implemented.ts'
import { siteRegistry } from './site/site-registry.ts'

const columns = 8
const columnWidth = 8
const unsupported = new Set(notImplemented.flatMap((command) => command.verbs))

/** HELP, RFC 959 §4.1.3, generated from the registry: all verbs, or syntax and meaning of one. */
export const help = defineCommand({
  verbs: ['HELP'],
  argument: 'optional',
  parse: (argument) => argument.trim().toUpperCase(),
  isTellable: (argument) => /^[a-z]{3,4}( [a-z]{1,8})?$/i.test(argument.trim()),
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  help: 'HELP [command] - list the commands, or explain one',
  rfc: 'RFC 959 §4.1.3',
  run(session, verb) {
    if (verb === '') return reply(214, 'Commands (* means not supported here):', ...verbLines(session), 'End')
    const [first = '', service = ''] = verb.split(/ +/)
    const command = session.registry.find(first)
    if (command === undefined) return reply(501, 'No such command. HELP lists them.')
    const asked = first === 'SITE' ? siteRegistry.find(service) : undefined
    return reply(214, asked?.help ?? command.help)
  },
})

/** All verbs and aliases in columns, marked as BSD servers do. */
function verbLines(session: SessionView): readonly string[] {
  const verbs = session.registry.all.flatMap((command) => command.verbs)
  const cells = verbs.map((verb) => (unsupported.has(verb) ? `${verb}*` : verb))
  const lines: string[] = []
  for (let at = 0; at < cells.length; at += columns) {
    const row = cells.slice(at, at + columns).map((cell) => cell.padEnd(columnWidth))
    lines.push(row.join('').trimEnd())
  }
  return lines
}
