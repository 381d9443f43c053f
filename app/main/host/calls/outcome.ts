import { z } from 'zod'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import type { ActionResult } from '../settings/settings-action.ts'
import { SettingsSaveError } from '../settings/settings-store.ts'

/** The answer of a call that can be refused for a reason a person can mend. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: WireProblem }

/** A mutable twin of `Outcome`, as the contract's schemas infer it. */
type WireOutcome<Value> = { ok: true; value: Value } | { ok: false; problem: WireProblem }

/** Said where a call needs a dialog and there is no desktop to show it. */
export const noDesktop = 'This is only possible on the computer that runs Portside.'

/** The call did what it was asked for. */
export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/** The call was refused; `message` is one line that says what to do. */
export function refused(field: string | null, message: string): { ok: false; problem: WireProblem } {
  return { ok: false, problem: { field, message } }
}

/** Turns what an action gave into the answer of its call. */
export async function answerOf<Value, Answer>(
  run: () => Promise<ActionResult<Value>>,
  toAnswer: (value: Value, warnings: string[]) => Answer,
): Promise<WireOutcome<Answer>> {
  try {
    const result = await run()
    return result.ok
      ? done(toAnswer(result.value, [...result.warnings]))
      : { ok: false, problem: { ...result.problem } }
  } catch (error) {
    const problem = expectedProblem(error)
    if (problem === null) throw error
    return { ok: false, problem }
  }
}

/** A full disk and a value out of its bounds are for people; anything else is a mistake of ours. */
function expectedProblem(error: unknown): WireProblem | null {
  if (error instanceof SettingsSaveError) return { field: null, message: error.message }
  if (error instanceof z.ZodError) {
    const [issue] = error.issues
    const field = issue?.path.at(-1)
    return {
      field: field === undefined ? null : String(field),
      message: issue?.message ?? 'This value cannot be used.',
    }
  }
  return null
}
