import { parseMode } from '../control/arguments/representation.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/**
 * lftp (4.9.2 is the one seen) stops at the end mark of a compressed listing and drops what it has received and not
 * decoded: names are missing without a word, and `mirror --delete` deletes what they stand for. Told no, it uses MODE S.
 */
const losesCompressedListings = /^lftp\b/i

/**
 * MODE, RFC 959 §4.1.2: S, where the end of the data connection is the end of the file, or Z, where each data connection
 * carries one zlib stream, listings included (draft-preston-ftpext-deflate-04).
 */
export const mode = defineCommand({
  verbs: ['MODE'],
  argument: 'required',
  parse: parseMode,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['MODE Z'],
  help: 'MODE S|Z - transfer bytes as they are (S) or compressed (Z)',
  rfc: 'RFC 959 §4.1.2, draft-preston-ftpext-deflate-04',
  run(session, transmission) {
    if (transmission === 'deflate' && losesCompressedListings.test(session.clientName ?? '')) {
      return reply(504, 'This client loses data in MODE Z. Use MODE S.')
    }
    session.deflate = { ...session.deflate, isOn: transmission === 'deflate' }
    return reply(200, transmission === 'deflate' ? 'Mode is Z.' : 'Mode is S.')
  },
})
