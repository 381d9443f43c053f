import type { EngineEvent } from '../engine-event.ts'
import type { BoundCommand, Command, CommandRegistry, CommandResult } from './command-definition.ts'
import { ArgumentError } from './command-definition.ts'
import type { CommandLine } from './command-line.ts'
import { replyForError } from './failure-reply.ts'
import { checkGates } from './gates.ts'
import type { HashPlan } from './hash-plan.ts'
import { maskedArgument } from './masked-argument.ts'
import type { Reply } from './reply.ts'
import { reply } from './reply.ts'
import type { SessionView } from './session-view.ts'
import type { TransferPlan } from './transfer-plan.ts'

/** What the dispatcher does through its session. */
export interface DispatcherOwner {
  readonly view: SessionView
  readonly registry: CommandRegistry
  /** Sends the one final reply of a command and does what follows it. */
  finish(reply: Reply): void
  /** Runs a prepared transfer or hash to its final reply. */
  runPlan(plan: TransferPlan | HashPlan): Promise<void>
  emit(event: EngineEvent): void
  /** A handler failed in a way nobody expected: a bug of ours, for the log. */
  onUnexpected(error: unknown, verb: string): void
}

/** Performs one command line: gates, argument, handler, exactly one final reply. Never rejects. */
export async function dispatch(owner: DispatcherOwner, line: CommandLine): Promise<void> {
  const { view } = owner
  const command = owner.registry.find(line.verb)
  emitCommand(owner, command, line)
  if (command === undefined) {
    view.pending = { ...view.pending, renameFrom: null, copyFrom: null }
    owner.finish(reply(500, 'Unknown command. HELP lists the commands.'))
    return
  }
  const argument = command.argument === 'none' ? '' : line.argument
  const refusal = checkGates(command, view, argument)
  const bound = refusal === null ? command.bind(argument) : null
  if (refusal !== null) owner.finish(refusal)
  else if (bound instanceof ArgumentError) owner.finish(bound.reply)
  else if (bound !== null) await perform(owner, line.verb, bound)
  clearPending(view, command, refusal !== null)
}

async function perform(owner: DispatcherOwner, verb: string, bound: BoundCommand): Promise<void> {
  let result: CommandResult
  try {
    result = await bound(owner.view)
  } catch (error) {
    const expected = replyForError(error)
    if (expected === null) owner.onUnexpected(error, verb)
    owner.finish(expected ?? reply(451, 'The server failed to do that. Try again later.'))
    return
  }
  if (result.kind === 'reply') owner.finish(result)
  else await owner.runPlan(result)
}

/** The one place where what earlier commands prepared is forgotten. */
function clearPending(view: SessionView, command: Command, wasRefused: boolean): void {
  // RNTO must follow its RNFR (RFC 959 §4.1.3); a keep-alive NOOP in between harms nobody.
  const keepsRename = !wasRefused && (command.prepares !== undefined || command.duringTransfer === 'run')
  // REST and RANG belong to exactly one transfer or hash; a later one must not start in the middle.
  const usesRestart = command.data === 'opens'
  const usesRange = usesRestart || command.takesRange === true
  if (keepsRename && !usesRange) return
  view.pending = {
    renameFrom: keepsRename ? view.pending.renameFrom : null,
    copyFrom: keepsRename ? view.pending.copyFrom : null,
    restartOffset: usesRestart ? 0 : view.pending.restartOffset,
    range: usesRange ? null : view.pending.range,
  }
}

/** Tells the dashboard, with secrets as stars; of an unknown line even the verb may be one. */
function emitCommand(owner: DispatcherOwner, command: Command | undefined, line: CommandLine): void {
  const argument = maskedArgument(command, line.argument)
  const verb = command === undefined ? '(unknown)' : line.verb
  owner.emit({ type: 'command-received', at: owner.view.now(), sessionId: owner.view.id, verb, argument })
}
