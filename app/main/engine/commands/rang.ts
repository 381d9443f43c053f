import { parseRange } from '../control/arguments/byte-count.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * RANG, draft-bryan-ftp-range-08: the first and the last byte of what the next RETR, STOR or HASH is about. `RANG 1 0`
 * means the whole file again, and so does a range that ends before it begins (§3, with 501).
 *
 * Where it lies in the file is judged when the file is known. TYPE A is judged then, too: HASH is about bytes always.
 */
export const rang = defineCommand({
  verbs: ['RANG'],
  argument: 'required',
  parse: parseRange,
  login: 'after',
  data: 'none',
  prepares: 'restart',
  duringTransfer: 'hold',
  features: () => ['RANG STREAM'],
  help: 'RANG first last - take these bytes only in the next RETR, STOR or HASH',
  rfc: 'draft-bryan-ftp-range-08',
  run(session, { first, last }) {
    if (first > last) session.pending = { ...session.pending, range: null }
    if (first === 1 && last === 0) return reply(350, 'The whole file again.')
    if (first > last) return reply(501, 'The last byte of the range is before the first.')
    // Two beginnings for one transfer: whichever won, the client could have meant the other.
    if (session.pending.restartOffset > 0) return reply(503, 'REST is set already. Use REST 0 first.')
    session.pending = { ...session.pending, range: { start: first, end: last + 1 } }
    return reply(350, `From byte ${first} to byte ${last}. Send RETR, STOR or HASH.`)
  },
})
