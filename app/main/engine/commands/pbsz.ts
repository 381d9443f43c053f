import { parseBufferSize } from '../control/arguments/protection.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** PBSZ, RFC 4217 §8: a formality that must come before PROT; TLS has no buffer to negotiate, so the answer is 0. */
export const pbsz = defineCommand({
  verbs: ['PBSZ'],
  argument: 'required',
  parse: parseBufferSize,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'hold',
  features: ({ offersTls }) => (offersTls ? ['PBSZ'] : []),
  help: 'PBSZ 0 - needed once before PROT',
  rfc: 'RFC 4217 §8',
  run(session) {
    if (!session.isEncrypted) return reply(503, 'Use AUTH TLS first.')
    session.hasProtectionBuffer = true
    return reply(200, 'PBSZ=0')
  },
})
