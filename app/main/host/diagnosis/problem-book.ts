import {
  maxOpenProblems,
  type OpenProblem,
  type ProblemCode,
  type ProblemFacts,
} from '../../../preload/contract/wire-problems.ts'
import { isEndedBy, type Success } from './problem-groups.ts'

/** A problem as it was just met. */
export interface MetProblem {
  readonly code: ProblemCode
  readonly facts: ProblemFacts
  readonly subject: string | null
  readonly isLocal: boolean | null
  readonly at: number
}

/** Problems that are open, one for each cause and whom it concerns. */
export interface ProblemBook {
  /** Counts a problem; true when it was not open before. */
  meet(met: MetProblem): boolean
  /** Something went well: problems of these subjects it is the opposite of are over. */
  succeed(success: Success, subjects: ReadonlySet<string | null>): void
  /** Closes a problem that has gone by itself; `subject` unsaid closes all of the code. */
  close(code: ProblemCode, subject?: string | null): void
  dismiss(id: string): void
  /** Forgets what was not met for a day. */
  forgetOld(now: number): void
  list(): readonly OpenProblem[]
}

/** Nobody looks for what did not happen again in this time. */
export const problemLifetimeMs = 24 * 3_600_000

/** Creates an empty book; `onChange` hears that the list is another one now. */
export function createProblemBook(onChange: () => void): ProblemBook {
  /** The one met last stands last. */
  const open = new Map<string, OpenProblem>()

  const remove = (isOver: (problem: OpenProblem) => boolean): void => {
    const before = open.size
    for (const [id, problem] of open) if (isOver(problem)) open.delete(id)
    if (open.size !== before) onChange()
  }

  return {
    meet({ code, facts, subject, isLocal, at }) {
      const id = `${code} ${subject ?? ''}`.slice(0, 400)
      const before = open.get(id)
      open.delete(id)
      open.set(id, {
        id,
        code,
        facts,
        subject,
        isLocal,
        count: (before?.count ?? 0) + 1,
        firstAt: before?.firstAt ?? at,
        lastAt: at,
      })
      for (const oldest of open.keys()) {
        if (open.size <= maxOpenProblems) break
        open.delete(oldest)
      }
      onChange()
      return before === undefined
    },
    succeed(success, subjects) {
      // Nearly always there is nothing: transfers are many and problems few.
      if (open.size > 0) remove(({ code, subject }) => isEndedBy(code, success) && subjects.has(subject))
    },
    close(code, subject) {
      remove((problem) => problem.code === code && (subject === undefined || problem.subject === subject))
    },
    dismiss(id) {
      remove((problem) => problem.id === id)
    },
    forgetOld(now) {
      remove(({ lastAt }) => now - lastAt >= problemLifetimeMs)
    },
    list: () => [...open.values()],
  }
}
