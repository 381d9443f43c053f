import { parseLanguage } from '../control/arguments/language-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** LANG, RFC 2640 §4.1: the language of the replies. There is English; others are 504 and English stays. */
export const lang = defineCommand({
  verbs: ['LANG'],
  argument: 'optional',
  parse: parseLanguage,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  // The star marks the language in use (RFC 2640 §4.3).
  features: () => ['LANG EN*'],
  help: 'LANG [tag] - choose the language of the replies',
  rfc: 'RFC 2640 §4.1',
  run(_session, tag) {
    // `EN-GB` is served by what there is of `EN`, as RFC 2640 §4.1 asks for subtags.
    const [primary] = tag.split(/[-_]/, 1)
    if (primary !== '' && primary !== 'en') return reply(504, 'Only English (EN) is spoken here.')
    return reply(200, 'The language is English.')
  },
})
