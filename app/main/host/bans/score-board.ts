import { addressGroup } from '../../engine/host-door.ts'
import type { BanEvidence } from './ban.ts'

/** What counts against an address (security-reliability.md §2 of the design gives the weights). */
export type Offence = 'wrong-password' | 'unknown-account' | 'foreign-protocol'

const points: Readonly<Record<Offence, number>> = {
  'wrong-password': 1,
  'unknown-account': 2,
  'foreign-protocol': 2,
}

/** What counts, by the reason the engine gives for a failed login. */
export const offences: Readonly<Record<string, Offence>> = {
  'wrong-password': 'wrong-password',
  'unknown-account': 'unknown-account',
  // A try at a guest login that is switched off is what scanners do first, and some clients by themselves.
  'anonymous-off': 'wrong-password',
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
  // When a correct login cleared a score last.
  readonly #clearedAtMs = new Map<string, number>()

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
    // Each is worth a point at least, so there are never more than the rule's points.
    const marks = [...recent, { offence, atMs, userName }]
    this.#marks.delete(key)
    const sum = marks.reduce((total, mark) => total + points[mark.offence], 0)
    if (sum >= maxPoints) return evidenceOf(marks, sum)
    this.#marks.set(key, marks)
    const [oldest] = this.#marks.keys()
    if (this.#marks.size > maxAddresses && oldest !== undefined) this.#marks.delete(oldest)
    return null
  }

  /**
   * A correct login clears the score. A second one within the window takes away only what was tried under its own name:
   * who has an account could guess the password of another for ever, with a login of its own between the tries.
   */
  succeeded(address: string, userName: string, windowMs: number): void {
    const key = addressGroup(address)
    const marks = this.#marks.get(key)
    if (marks === undefined) return
    const atMs = this.#monotonicMs()
    const clearedAtMs = this.#clearedAtMs.get(key)
    if (clearedAtMs !== undefined && atMs - clearedAtMs < windowMs) {
      this.#marks.set(
        key,
        marks.filter((mark) => mark.userName?.toLowerCase() !== userName.toLowerCase()),
      )
      return
    }
    this.#marks.delete(key)
    this.#clearedAtMs.delete(key)
    this.#clearedAtMs.set(key, atMs)
    const [oldest] = this.#clearedAtMs.keys()
    if (this.#clearedAtMs.size > maxAddresses && oldest !== undefined) this.#clearedAtMs.delete(oldest)
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
