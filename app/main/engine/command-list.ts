import { commandRegistry } from './commands/registry.ts'
import { maskedArgument } from './control/masked-argument.ts'

/** A command of this server as it is told to people and to clients of our own. */
export interface ListedCommand {
  /** The verb and its aliases, upper case. */
  readonly verbs: readonly [string, ...string[]]
  /** For example 'CWD path'. */
  readonly syntax: string
  /** For example 'change the working directory'. */
  readonly about: string
  /** For example 'RFC 3659 §3'. */
  readonly rfc: string
  readonly argument: 'none' | 'optional' | 'required'
  /** Moves bytes over a data connection. */
  readonly opensData: boolean
}

/** Every command by subject, as HELP shows them. */
export function listCommands(): readonly ListedCommand[] {
  return commandRegistry.all.map(({ verbs, help, rfc, argument, data }) => {
    const [syntax = verbs[0], ...about] = help.split(' - ')
    return { verbs, syntax, about: about.join(' - '), rfc, argument, opensData: data === 'opens' }
  })
}

/** A line to the server as transcripts show it: with stars for what is a secret or may be one. */
export function shownCommand(line: string): string {
  const [, before = '', verb = '', space = '', argument = ''] = /^( *)([^ ]*)( ?)(.*)$/su.exec(line) ?? []
  return `${before}${verb}${space}${maskedArgument(commandRegistry.find(verb.toUpperCase()), argument)}`
}
