import type { LogLine } from '../../../../preload/contract/wire-logs.ts'
import type { Aliases } from './aliases.ts'
import { redactText } from './redact-text.ts'

/** Verbs whose arguments are words of the protocol. */
const harmlessVerbs = new Set(
  (
    'TYPE MODE STRU PROT PBSZ REST AUTH FEAT HELP NOOP PASV EPSV ALLO ABOR QUIT REIN SYST PWD XPWD CDUP XCUP CCC ADAT ' +
    'RANG'
  ).split(' '),
)

const command = /(^|[^A-Za-z])([A-Z]{3,8}) (.+)$/s
const reply = /(^|[^0-9])([1-5][0-9]{2})(?:[ -])(.*)$/s

/**
 * Redacts a line of the protocol, or gives null for another line. Of a command the verb stays, of a reply its code: file names
 * stand in both as they are, and only what a refusal says is worth its words.
 */
export function redactProtocolLine({ area, event, message }: LogLine, aliases: Aliases): string | null {
  if (event === 'reply-sent') return redactReply(message, aliases)
  if (event === 'command-received') return redactCommand(message, aliases)
  if (area !== 'commands') return null
  const found = reply.exec(message)
  return found !== null && found.index < 4 ? redactReply(message, aliases) : redactCommand(message, aliases)
}

function redactCommand(message: string, aliases: Aliases): string {
  const found = command.exec(message)
  if (found === null) return redactText(message, aliases)
  const [, before = '', verb = '', argument = ''] = found
  const start = redactText(message.slice(0, found.index), aliases) + before
  return harmlessVerbs.has(verb)
    ? `${start}${verb} ${redactText(argument, aliases)}`
    : `${start}${verb} ${aliases.wholeOf('path', argument)}`
}

function redactReply(message: string, aliases: Aliases): string {
  const found = reply.exec(message)
  if (found === null) return redactText(message, aliases)
  const [, before = '', code = '', text = ''] = found
  const start = redactText(message.slice(0, found.index), aliases) + before
  return Number(code) < 400 ? `${start}${code} …` : `${start}${code} ${redactText(text, aliases)}`
}
