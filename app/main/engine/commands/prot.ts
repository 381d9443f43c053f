import { parseProtection } from '../control/arguments/protection.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** PROT, RFC 4217 §9: whether data connections are encrypted too. */
export const prot = defineCommand({
  verbs: ['PROT'],
  argument: 'required',
  parse: parseProtection,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  features: ({ offersTls }) => (offersTls ? ['PROT'] : []),
  help: 'PROT P|C - encrypt data connections (P) or not (C)',
  rfc: 'RFC 4217 §9',
  run(session, protection) {
    if (!session.hasProtectionBuffer) return reply(503, 'Use PBSZ 0 first.')
    if (protection === 'clear' && session.requiresTls) {
      return reply(534, 'Data connections must be encrypted here. Use PROT P.')
    }
    session.protection = protection
    return reply(200, protection === 'private' ? 'Data is encrypted.' : 'Data is not encrypted.')
  },
})
