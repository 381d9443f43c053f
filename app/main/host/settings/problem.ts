/** Why a change is refused: one line that says what to do, beside the field it belongs to, if any. */
export interface Problem {
  readonly field: string | null
  readonly message: string
}
