import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** SITE, RFC 959 §4.1.3: services beyond the standard. HELP is the only one so far; devices take 502 as "no". */
export const site = defineCommand({
  verbs: ['SITE'],
  argument: 'required',
  parse: (argument) => (argument.trim().split(' ', 1)[0] ?? '').toUpperCase(),
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  help: 'SITE HELP - list the extra services',
  rfc: 'RFC 959 §4.1.3',
  run(_session, service) {
    if (service === 'HELP') return reply(214, 'SITE services:', 'HELP', 'End')
    return reply(502, 'Unknown SITE service. SITE HELP lists them.')
  },
})
