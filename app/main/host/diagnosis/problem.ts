import type { ProblemCode, ProblemFacts } from '../../../preload/contract/wire-problems.ts'
import type { WireFailedStage } from '../../../preload/contract/wire-sessions.ts'

/** What goes wrong with a session, and at which stage. */
export interface Problem {
  readonly stage: WireFailedStage
  /** One short sentence for people. */
  readonly text: string
  readonly code: ProblemCode
  /** What it was concluded from. */
  readonly facts: ProblemFacts
  /** Worth knowing, and no failure of the session. */
  readonly isHint?: true
}

/** Clients choose names as they like; a problem stays small whatever they send. */
const maxFactLength = 200

/** A text as a fact, cut where it is too long. */
export function factText(text: string): string {
  return text.length > maxFactLength ? `${text.slice(0, maxFactLength - 1)}…` : text
}
