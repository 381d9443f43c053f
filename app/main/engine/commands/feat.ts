import { parseNothing } from '../control/arguments/no-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** FEAT, RFC 2389 §3: what each command of the registry declares. Works before login, where lftp and mc send it. */
export const feat = defineCommand({
  verbs: ['FEAT'],
  argument: 'none',
  parse: parseNothing,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  help: 'FEAT - list the extensions of this server',
  rfc: 'RFC 2389 §3',
  run(session) {
    const lines = session.registry.all.flatMap((command) => command.features?.(session) ?? [])
    return reply(211, 'Extensions supported:', ...lines, 'End')
  },
})
