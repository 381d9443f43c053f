import { z } from 'zod'
import { problemSchema } from './wire-types.ts'

/** The outcome of a call that can be refused for a reason a person can mend. */
export const outcome = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), problem: problemSchema }),
  ])

/** The argument of a call that takes none. */
export const nothing = z.undefined().or(z.null())

/** Names one thing; opaque to the dashboard. */
export const callId = z.string().min(1).max(100)
