import type { ProblemCode } from '../../../preload/contract/wire-problems.ts'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { ProblemHelp } from './ProblemHelp.tsx'

/** What is the matter with one connection and what helps; nothing while all is well. */
export function SessionProblem({ session }: { session: WireSession }) {
  const { problemCode, problemFacts, activity, endedAt, peerAddress } = session
  // A transfer that stands still is a problem that time alone shows.
  const isStalled = activity === 'stalled' && endedAt === null
  const code: ProblemCode | null = problemCode ?? (isStalled ? 'stalled' : null)
  if (code === null) return null
  return <ProblemHelp key={code} code={code} facts={{ peer: peerAddress, ...problemFacts }} />
}
