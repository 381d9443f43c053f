import type { BoundCommand, CommandResult } from '../../control/command-definition.ts'
import { ArgumentError } from '../../control/command-definition.ts'
import type { FeatureContext } from '../../control/command-facts.ts'
import type { SessionView } from '../../control/session-view.ts'

/** What a SITE service declares about itself; its checks, SITE HELP and its FEAT line are derived from it. */
export interface SiteServiceFacts {
  /** The word after SITE, upper case. */
  readonly name: string
  readonly argument: 'optional' | 'required'
  /** Lines for FEAT without the leading space; empty when switched off here. */
  features?(context: FeatureContext): readonly string[]
  /** Syntax and meaning, e.g. 'SITE CHMOD mode path - change the permission bits'. */
  readonly help: string
  /** Which server or client it comes from; there is no RFC for any. */
  readonly origin: string
}

/** One SITE service as a declared record. */
export interface SiteServiceDefinition<Argument> extends SiteServiceFacts {
  parse(argument: string): Argument | ArgumentError
  run(session: SessionView, argument: Argument): Promise<CommandResult> | CommandResult
}

/** A service with its argument type closed over. */
export interface SiteService extends SiteServiceFacts {
  bind(argument: string): ArgumentError | BoundCommand
}

/** Turns a typed definition into an entry of the site registry. */
export function defineSiteService<Argument>(definition: SiteServiceDefinition<Argument>): SiteService {
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
