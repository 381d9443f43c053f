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

/** One thing about the settings that weakens them, or that is worth knowing. */
export const findingSchema = z.object({
  /** The same as long as it is about the same thing, for example 'links-anywhere:' and the share's id. */
  id: z.string(),
  /** `bad` leaves a listener not secure, `warning` partly, `info` takes nothing away. */
  level: z.enum(['bad', 'warning', 'info']),
  text: z.string(),
  /** What one click does about it, as words for a button; null where it takes more than that. */
  remedy: z.string().nullable(),
  /** Somebody has looked at it and lives with it. */
  isAccepted: z.boolean(),
})
export type WireFinding = z.infer<typeof findingSchema>

/** How safe each listener is, and why. */
export const securitySummarySchema = z.object({
  listeners: z.array(
    z.object({
      host: z.string(),
      port: count,
      verdict: z.enum(['secure', 'partly', 'not']),
      /** What is behind the verdict, by id. */
      findingIds: z.array(z.string()),
    }),
  ),
  /** The worst first. */
  findings: z.array(findingSchema),
})
export type WireSecuritySummary = z.infer<typeof securitySummarySchema>

/** What became of a list of addresses to block, or what would. */
export const banImportSchema = z.object({
  /** Ranges that are blocked by it. */
  count,
  /** Ranges that were blocked already; they stay as they are. */
  known: count,
  /** One line for each entry that cannot be taken, at most a hundred. */
  problems: z.array(z.string()),
  /** All of those. */
  problemCount: count,
  undoId: id.nullable(),
})
export type WireBanImport = z.infer<typeof banImportSchema>

/** Who is blocked and what happened at the door. */
export const securitySchema = z.object({
  rules: z.object(protectionRules),
  bans: z.array(banSchema),
  /** This computer's own addresses; nothing ever blocks them. */
  ownAddresses: z.array(z.string()).default([]),
  /** The newest first; at most 500. */
  events: z.array(securityEventSchema),
  /** Failed logins in each of the last 24 hours, the current one last. */
  failuresByHour: z.array(count),
})
export type WireSecurity = z.infer<typeof securitySchema>
