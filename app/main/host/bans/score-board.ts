import { addressGroup } from '../../engine/host-door.ts'
import type { BanEvidence } from './ban.ts'

/** What counts against an address (security-reliability.md §2 of the design gives the weights). */
export type Offence = 'wrong-password' | 'unknown-account' | 'foreign-protocol'

const points: Readonly<Record<Offence, number>> = {
  'wrong-password': 1,
  'unknown-account': 2,
  'foreign-protocol': 2,
}

/** Figures of the rule. */
export interface ScoreRule {
  /** Points that lead to a ban. */
  readonly maxPoints: number
  /** Points older than this do not count. */
  readonly windowMs: number
}

/** Addresses remembered at most; the one that offended longest ago makes room. */
const maxAddresses = 10_000
/** Offences remembered of one address; far more than any rule needs. */
const maxOffences = 1_000

interface Mark {
  readonly offence: Offence
  readonly atMs: number
  readonly userName: string | null
}

/** Counts offences by IPv4 address and IPv6 /64, as one attacker owns a whole /64. */
export class ScoreBoard {
  readonly #monotonicMs: () => number
  // In order of their last offence.
  readonly #marks = new Map<string, readonly Mark[]>()

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs
  }

  /** Notes an offence; gives the evidence when the address has reached the rule's points, and forgets it then. */
  offended(
    address: string,
    offence: Offence,
    userName: string | null,
    { maxPoints, windowMs }: ScoreRule,
  ): Omit<BanEvidence, 'earlierBans'> | null {
    const key = addressGroup(address)
    const atMs = this.#monotonicMs()
    const recent = (this.#marks.get(key) ?? []).filter((mark) => atMs - mark.atMs < windowMs)
    const marks = [...recent.slice(1 - maxOffences), { offence, atMs, userName }]
    this.#marks.delete(key)
    const sum = marks.reduce((total, mark) => total + points[mark.offence], 0)
    if (sum >= maxPoints) return evidenceOf(marks, sum)
    this.#marks.set(key, marks)
    const [oldest] = this.#marks.keys()
    if (this.#marks.size > maxAddresses && oldest !== undefined) this.#marks.delete(oldest)
    return null
  }

  /** A correct login clears the score. */
  succeeded(address: string): void {
    this.#marks.delete(addressGroup(address))
  }
}

function evidenceOf(marks: readonly Mark[], sum: number): Omit<BanEvidence, 'earlierBans'> {
  const count = (offence: Offence) => marks.filter((mark) => mark.offence === offence).length
  return {
    points: sum,
    wrongPasswords: count('wrong-password'),
    unknownAccounts: count('unknown-account'),
    foreignProtocols: count('foreign-protocol'),
    lastUserName: marks.findLast(({ userName }) => userName !== null)?.userName?.slice(0, 500) ?? null,
  }
}
