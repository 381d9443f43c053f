import { dirname } from 'node:path'
import type { HistoryFacts } from '../database/file-facts.ts'
import { isDiskTrouble, NewerHistoryError, reasonOf } from '../database/trouble.ts'
import type { DeskCalls, HistoryDesk } from './history-desk.ts'

/** Why a call failed: `newer` will not change in this run, `disk` may, `mistake` is ours. */
export type DeskFailure = 'newer' | 'disk' | 'mistake'

/** A call of a desk failed; the message is for people unless it is our mistake. */
export class DeskError extends Error {
  override readonly name = 'DeskError'
  readonly failure: DeskFailure

  constructor(failure: DeskFailure, message: string) {
    super(message)
    this.failure = failure
  }
}

/** One question to the thread. */
export interface DeskQuestion {
  readonly id: number
  readonly name: keyof DeskCalls
  readonly args: readonly unknown[]
}

/** Its answer, or a line for people that belongs to no question. */
export type DeskMessage =
  | { readonly type: 'notice'; readonly text: string }
  | {
      readonly type: 'value'
      readonly id: number
      readonly value: unknown
      readonly facts: HistoryFacts | null
    }
  | { readonly type: 'failure'; readonly id: number; readonly failure: DeskFailure; readonly message: string }

/** Asks the desk; never throws. */
export function answerQuestion(
  desk: HistoryDesk,
  file: string,
  { id, name, args }: DeskQuestion,
): DeskMessage {
  try {
    const call = desk[name] as (...args: readonly unknown[]) => unknown
    return { type: 'value', id, value: call(...args), facts: desk.facts() }
  } catch (error) {
    return { type: 'failure', id, ...failureOf(error, file) }
  }
}

function failureOf(error: unknown, file: string): { failure: DeskFailure; message: string } {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof NewerHistoryError) return { failure: 'newer', message }
  if (isDiskTrouble(error)) return { failure: 'disk', message: reasonOf(dirname(file)) }
  return { failure: 'mistake', message }
}
