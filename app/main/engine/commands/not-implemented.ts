import { parseText } from '../control/arguments/no-argument.ts'
import type { Command } from '../control/command-definition.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** A verb we know and will not do: 502, where an unknown one is 500 (RFC 959 §4.2.1). */
function refuse(verb: string, syntax: string, rfc: string, login: 'after' | 'either'): Command {
  return defineCommand({
    verbs: [verb],
    // Optional, so that the answer is 502 whatever follows the verb.
    argument: 'optional',
    parse: parseText,
    login,
    data: 'none',
    // Those before login carry tokens, which are secrets.
    ...(login === 'either' ? { beforeTls: true, secret: true } : {}),
    duringTransfer: 'hold',
    help: `${syntax} - not supported`,
    rfc,
    run: () => reply(502, `${verb} is not supported.`),
  })
}

/**
 * Commands that are answered 502. ADAT, MIC, CONF and ENC carry the tokens of security mechanisms other than TLS;
 * SMNT mounts another file system.
 */
export const notImplemented: readonly Command[] = [
  refuse('SMNT', 'SMNT path', 'RFC 959 §4.1.1', 'after'),
  refuse('ADAT', 'ADAT data', 'RFC 2228 §3', 'either'),
  refuse('MIC', 'MIC data', 'RFC 2228 §3', 'either'),
  refuse('CONF', 'CONF data', 'RFC 2228 §3', 'either'),
  refuse('ENC', 'ENC data', 'RFC 2228 §3', 'either'),
]
