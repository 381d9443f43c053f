import { z } from 'zod'
import { network } from './limits.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** An address or network that is never blocked. */
export const allowedRangeSchema = z
  .object({
    range: network,
    /** For the administrator's eyes only. */
    note: z.string().max(1_000).default(''),
    /** Milliseconds since 1970 UTC. */
    addedAtMs: z.number().min(0).default(0),
  })
  .readonly()

/** How addresses that try passwords or speak other protocols are blocked by themselves. */
export const protectionRules = {
  /** Switches automatic blocking off and on; bans that are there stay. */
  isOn: z.boolean().default(true),
  /** Points within the window that lead to a ban: a wrong password 1, an unknown user 2, another protocol 2. */
  maxPoints: z.number().int().min(2).max(1_000).default(10),
  /** Milliseconds that points count. A correct login clears them. */
  windowMs: z
    .number()
    .int()
    .min(minuteMs)
    .max(dayMs)
    .default(5 * minuteMs),
  /** Milliseconds the first ban lasts; each further one of the same address lasts twice as long. */
  blockMs: z
    .number()
    .int()
    .min(minuteMs)
    .max(30 * dayMs)
    .default(15 * minuteMs),
  /** Milliseconds no automatic ban exceeds. */
  longestBlockMs: z
    .number()
    .int()
    .min(minuteMs)
    .max(30 * dayMs)
    .default(dayMs),
  /** An automatic ban also ends the sessions of its address. */
  endsSessions: z.boolean().default(true),
  /**
   * Peers of the local networks: `slow-first` needs five times the points, as a growing delay slows them anyway, `same`
   * treats them like everybody, `never` only slows them.
   */
  localNetwork: z.enum(['slow-first', 'same', 'never']).default('slow-first'),
  /** Never blocked, neither by a rule nor by hand. */
  allowed: z.array(allowedRangeSchema).max(1_000).readonly().default([]),
  /** Findings of the security summary somebody has looked at and lives with, by their id. */
  acceptedFindings: z.array(z.string().min(1).max(200)).max(1_000).readonly().default([]),
}
