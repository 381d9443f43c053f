import type { CommandFacts } from './command-facts.ts'

/** What stands for a secret wherever commands are shown. */
export const stars = '********'

/** PASS or ACCT within something else, and all that follows it. */
const passwordCommand = /((?:pass|acct)[\s\p{Cc}]+).+/isu
/** The same where it cannot be part of a name: at the beginning, or behind a control character. */
const hiddenPasswordCommand = /((?:^|\p{Cc})[\s\p{Cc}]*(?:pass|acct)[\s\p{Cc}]+).+/isu

/**
 * The argument of a command as it may be told, with stars for what is a secret or may be one: an unknown line may be a
 * mistyped password, an argument nobody asked for as well, and lines that were glued together (a stray CR, a Telnet
 * command that takes the line end with it) may hold a whole PASS.
 */
export function maskedArgument(command: CommandFacts | undefined, argument: string): string {
  if (argument === '') return ''
  if (command === undefined || command.secret === true || command.argument === 'none') return stars
  if (command.isTellable?.(argument) === false) return stars
  // Before login nothing is a path; later `RETR boarding pass 3.pdf` is one.
  const hidden = command.login === 'after' ? hiddenPasswordCommand : passwordCommand
  return argument.replace(hidden, `$1${stars}`)
}

/** A name somebody gave, with stars where a line with the password was glued to it. */
export function maskedName(name: string): string {
  return name.replace(passwordCommand, `$1${stars}`)
}
