import type { EngineOptions } from '../engine-options.ts'
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

/** What a handler resolves to: the final reply, or a transfer for the session to run. */
export type CommandResult = Reply | TransferPlan

/** One FTP command as a declared record: gates, HELP, FEAT and the RFC table are derived from it. */
export interface CommandDefinition<Argument> {
  /** The verb and its aliases, upper case: ['CWD', 'XCWD']. */
  readonly verbs: readonly [string, ...string[]]
  readonly argument: 'none' | 'optional' | 'required'
  /** Text to value; handlers never see the raw argument. Called with '' when there is none. */
  parse(argument: string): Argument | ArgumentError
  /** `after`: needs a login (the default-deny gate). `either`: answered without one. */
  readonly login: 'after' | 'either'
  /** `opens`: moves bytes over a data connection; "TLS required on data" and "no PASV or PORT yet" look at this. */
  readonly data: 'none' | 'opens'
  /** True for commands that are answered on a plain connection although TLS is required. */
  readonly beforeTls?: true
  /** `rename` and `data` keep a pending RNFR alive; everything else that is held clears it (RFC 959 §4.1.3). */
  readonly prepares?: 'rename' | 'restart' | 'data'
  /** `run`: acts at once while a transfer runs. `hold`: waits in the queue. */
  readonly duringTransfer: 'hold' | 'run'
  /** True when the argument is a secret and must be shown as stars. */
  readonly secret?: true
  /**
   * Lines for FEAT (RFC 2389 §3.2) without the leading space; empty when switched off by an option. `mlstFacts` are the
   * facts this session selected (null means all): the MLST line marks them (RFC 3659 §7.8).
   */
  features?(options: EngineOptions, mlstFacts: SessionView['mlstFacts']): readonly string[]
  /** Syntax and meaning for HELP, e.g. 'CWD path - change the working directory'. */
  readonly help: string
  /** Where it is defined, e.g. 'RFC 3659 §3'. */
  readonly rfc: string
  run(session: SessionView, argument: Argument): Promise<CommandResult> | CommandResult
}

/** A definition with its argument type closed over, so that commands of all types share one registry. */
export interface Command extends Omit<CommandDefinition<never>, 'parse' | 'run'> {
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

/** All commands by verb; HELP and FEAT read it through the session. */
export interface CommandRegistry {
  /** Upper-case verb or alias. */
  find(verb: string): Command | undefined
  /** Every command once, in the order HELP shows. */
  readonly all: readonly Command[]
}
