/** Stopping somebody: whom, how far, and what it would do; as in wire-types.ts. */
import { z } from 'zod'

const id = z.string().min(1).max(100)
const count = z.number().int().nonnegative()

/** Milliseconds of a ban; the longest is a year, and beyond that is for good. */
export const banTime = z
  .number()
  .int()
  .min(1_000)
  .max(365 * 86_400_000)

/** Whose sessions: these, those of a user, those from an address or network, or all there are. */
export const stopTargetSchema = z.union([
  z.object({
    ids: z.array(id).min(1).max(10_000),
    /** Where they come from: blocked even when the sessions have ended meanwhile. */
    addresses: z.array(z.string().min(1).max(60)).max(10_000).optional(),
  }),
  z.object({ userId: id }),
  z.object({ range: z.string().min(1).max(60) }),
  z.object({ everybody: z.literal(true) }),
])
export type StopTarget = z.infer<typeof stopTargetSchema>

/** How far it goes beyond ending the sessions. */
export const stopReachSchema = z.object({
  /** The last reply; it goes out on one line of ASCII, whatever charset the client thinks it speaks. Empty is none. */
  message: z
    .string()
    .trim()
    .max(200)
    .regex(/^[\x20-\x7e]*$/)
    .optional(),
  /** Blocks the addresses for so long; null blocks for good. */
  block: z.object({ durationMs: banTime.nullable() }).nullable().optional(),
  disableUsers: z.boolean().optional(),
})
export type StopReach = z.infer<typeof stopReachSchema>

/** What became of it. */
export const stopResultSchema = z.object({
  /** Sessions that ended, those included that went with their address or their user. */
  count,
  blocked: count,
  disabled: count,
  /** One line for each address that is not blocked and each user that is not disabled, and why. */
  refusals: z.array(z.string()),
  /** Takes back what was blocked and disabled, within ten seconds; null when that is nothing. */
  undoId: id.nullable(),
})
export type WireStopResult = z.infer<typeof stopResultSchema>

/** What stopping these would do besides. */
export const stopPreviewSchema = z.object({
  /** Sessions that are meant. */
  count,
  addresses: z.array(
    z.object({
      /** What would be blocked: an IPv4 address, or the /64 an IPv6 address lies in. */
      range: z.string(),
      /** Sessions from there that are not among those meant. */
      others: count,
      /** Why it cannot be blocked, or null. */
      guard: z.string().nullable(),
    }),
  ),
  users: z.array(
    z.object({
      id,
      name: z.string(),
      /** Its sessions that are not among those meant. */
      others: count,
    }),
  ),
})
export type WireStopPreview = z.infer<typeof stopPreviewSchema>
