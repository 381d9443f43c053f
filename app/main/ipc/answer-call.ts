/** A schema as far as parsing goes; the contract's schemas are all that. */
interface Schema {
  safeParse(value: unknown): { readonly success: true; readonly data: unknown } | ParseFailure
}

interface ParseFailure {
  readonly success: false
  readonly error: {
    readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string }[]
  }
}

/** One entry of the contract's tables as far as answering it goes. */
export interface CallShape {
  readonly argument: Schema
  readonly result: Schema
}

/** Answers one call whose payload is not to be believed. */
export type Answer = (payload: unknown) => Promise<unknown>

/**
 * Puts the contract between a payload and its handler: an argument that does not fit is refused with one line, and
 * nothing of it reaches the handler. With `checksResults` a result that breaks the contract is an error too, instead
 * of a riddle in the dashboard.
 */
export function createAnswer(
  name: string,
  shape: CallShape,
  handler: (argument: unknown) => unknown,
  checksResults: boolean,
): Answer {
  return async (payload) => {
    const argument = shape.argument.safeParse(payload)
    if (!argument.success) throw new Error(`${name}: the argument does not fit${explain(argument)}`)
    const answered = await handler(argument.data)
    if (!checksResults) return answered
    const result = shape.result.safeParse(answered)
    if (!result.success) throw new Error(`${name}: the result breaks the contract${explain(result)}`)
    return result.data
  }
}

/** One line; the values themselves are left out, one of them may be a password. */
function explain({ error }: ParseFailure): string {
  const [issue] = error.issues
  if (issue === undefined) return ''
  const place = issue.path.length > 0 ? ` at ${issue.path.map(String).join('.')}` : ''
  return `${place} (${issue.code ?? 'wrong'})`
}
