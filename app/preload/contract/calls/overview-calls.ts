import { z } from 'zod'

/** How far back the curve goes. */
export const throughputWindowSchema = z.enum(['5m', '1h', '24h'])
export type ThroughputWindow = z.infer<typeof throughputWindowSchema>

/** Bytes a second of payload, averaged over one step; null while the server did not run, which is not the same as 0. */
const rates = z.array(z.number().nonnegative().nullable())

/** What went to and came from clients lately, the oldest step first; both lists are as long as one another. */
export const throughputSchema = z.object({
  /** When the first step began. */
  startedAtMs: z.number(),
  stepMs: z.number().int().positive(),
  sent: rates,
  received: rates,
})
export type WireThroughput = z.infer<typeof throughputSchema>

/** Calls of the first screen alone. */
export const overviewCalls = {
  getThroughput: { argument: z.object({ window: throughputWindowSchema }), result: throughputSchema },
} as const
