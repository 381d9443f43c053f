import type { CommandFacts, CommandIndex } from './command-facts.ts'
import type { HashPlan } from './hash-plan.ts'
import type { Reply } from './reply.ts'
import { reply } from './reply.ts'
import type { SessionView } from './session-view.ts'
import type { TransferPlan } from './transfer-plan.ts'

/** An argument the parser of a command refuses; it becomes the final reply. */
export class ArgumentError {
  readonly reply: Reply

  constructor(code: 500 | 501 | 504 | 522 | 536, text: string) {
    this.reply = reply(code, text)
  }
}

/** What a handler resolves to: the final reply, or long work for the session to run. */
export type CommandResult = Reply | TransferPlan | HashPlan

/** One FTP command as a declared record. */
export interface CommandDefinition<Argument> extends CommandFacts {
  /** Text to value; handlers never see the raw argument. Called with '' when there is none. */
  parse(argument: string): Argument | ArgumentError
  run(session: SessionView, argument: Argument): Promise<CommandResult> | CommandResult
}

/** A definition with its argument type closed over, so that commands of all types share one registry. */
export interface Command extends CommandFacts {
  /** Parses the argument; the result runs the command. */
  bind(argument: string): ArgumentError | BoundCommand
}

export type BoundCommand = (session: SessionView) => Promise<CommandResult>

/** Turns a typed definition into a registry entry. */
export function defineCommand<Argument>(definition: CommandDefinition<Argument>): Command {
  const { parse, run, ...facts } = definition
  return {
    ...facts,
    bind(argument) {
      const value = parse.call(definition, argument)
      if (value instanceof ArgumentError) return value
      return async (session) => run.call(definition, session, value)
    },
  }
}

/** All commands by verb. */
export interface CommandRegistry extends CommandIndex {
  find(verb: string): Command | undefined
  readonly all: readonly Command[]
}
