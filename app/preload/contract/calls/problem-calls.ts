import { z } from 'zod'

/** Calls about what goes wrong. */
export const problemCalls = {
  /** Takes a problem off the list; it comes back when it is met again. */
  dismissProblem: { argument: z.object({ id: z.string().min(1).max(400) }), result: z.null() },
} as const
