import type { ProblemCode, ProblemFacts } from '../../../preload/contract/wire-problems.ts'
import { displayText } from '../../format/display-text.ts'
import { t } from '../../texts/texts.ts'

/** A problem in words for people who know no FTP. */
export interface ProblemWords {
  /** What happened. */
  readonly title: string
  /** The likely cause. */
  readonly cause: string
  /** What to do, and by whom. */
  readonly tip: string
  readonly actor: Actor
}

/** Who has to act. */
export type Actor = 'you' | 'router' | 'client' | 'nobody'

/** What is not here is for the person at the dashboard. */
const actors: Readonly<Partial<Record<ProblemCode, Actor>>> = {
  'data-blocked-outside': 'router',
  'data-blocked-encrypted': 'router',
  'active-unreachable': 'client',
  'foreign-address': 'client',
  'data-tls-failed': 'client',
  'data-in-clear': 'client',
  'certificate-refused': 'client',
  'tls-failed': 'client',
  'wrong-protocol': 'client',
  stalled: 'client',
  'wrong-password': 'client',
  'blank-in-password': 'client',
  'unknown-user': 'client',
  'too-many-logins': 'nobody',
  'name-impossible': 'client',
  'connection-lost': 'client',
  'damaged-data': 'client',
}

/** What stands where a fact is not known. */
const unknown = '…'
const unknownFacts: ProblemFacts = {
  peer: unknown,
  port: unknown,
  announced: unknown,
  dialled: unknown,
  given: unknown,
  user: unknown,
  limit: unknown,
  path: unknown,
  problem: unknown,
  before: unknown,
  address: unknown,
}

/** Says what a problem is. Facts may come from a hostile client: none of them turns the text around. */
export function problemWords(code: ProblemCode, facts: ProblemFacts): ProblemWords {
  const values = Object.fromEntries(
    Object.entries({ ...unknownFacts, ...facts }).map(([name, value]) => [
      name,
      typeof value === 'string' ? displayText(value) : value,
    ]),
  )
  return {
    title: t(`diagnosis:problem.${code}.title`, values),
    cause: t(`diagnosis:problem.${code}.cause`, values),
    tip: t(`diagnosis:problem.${code}.tip`, values),
    actor: actors[code] ?? 'you',
  }
}

/** Clients that come from anywhere and guess are the internet's noise; the security screen is about them. */
const noise: ReadonlySet<ProblemCode> = new Set([
  'wrong-password',
  'unknown-user',
  'anonymous-off',
  'wrong-protocol',
  'too-many-logins',
  'tls-failed',
  'tls-too-old',
])

/** Tells whether a problem is worth somebody's attention before it is looked for. */
export function isWorthAttention({ code, isLocal }: { code: ProblemCode; isLocal: boolean | null }): boolean {
  // A notice tells of the new address, with both addresses in it.
  if (code === 'address-changed') return false
  return isLocal !== false || !noise.has(code)
}

const severe: ReadonlySet<ProblemCode> = new Set(['cannot-listen', 'disk-full', 'share-missing'])

/** How bad a problem is: `bad` stops everybody. */
export function toneOfProblem(code: ProblemCode): 'warning' | 'bad' {
  return severe.has(code) ? 'bad' : 'warning'
}
