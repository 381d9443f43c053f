/** JSON-safe shapes of who is blocked and what happened at the door; as in wire-types.ts. */
import { z } from 'zod'
import { protectionRules } from './fields/protection-rules.ts'

const id = z.string().min(1).max(100)
const count = z.number().int().nonnegative()
const timeMs = z.number()

/** One blocked address or network. */
export const banSchema = z.object({
  id,
  range: z.string(),
  /** One line for people: which rule or who, and on what evidence. */
  why: z.string(),
  /** A rule's work, or somebody's own decision. */
  by: z.enum(['rule', 'person']),
  since: timeMs,
  /** Milliseconds left at the moment this was sent; null lasts until somebody lifts it. */
  remainingMs: count.nullable(),
  /** Connections refused because of it. */
  hits: count,
  lastHitAt: timeMs.nullable(),
})
export type WireBan = z.infer<typeof banSchema>

/** Something that happened at the door. */
export const securityEventSchema = z.object({
  at: timeMs,
  kind: z.enum(['login-failed', 'foreign-protocol', 'refused', 'blocked']),
  /** An address, or the range of a ban. */
  address: z.string(),
  userName: z.string().nullable(),
  text: z.string(),
})
export type WireSecurityEvent = z.infer<typeof securityEventSchema>

/** Who is blocked and what happened at the door. */
export const securitySchema = z.object({
  rules: z.object(protectionRules),
  bans: z.array(banSchema),
  /** The newest first; at most 500. */
  events: z.array(securityEventSchema),
  /** Failed logins in each of the last 24 hours, the current one last. */
  failuresByHour: z.array(count),
})
export type WireSecurity = z.infer<typeof securitySchema>
