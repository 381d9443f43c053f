import { z } from 'zod'
import { nothing } from '../outcome.ts'
import { selfCheckSchema } from '../wire-self-check.ts'

/** Calls about whether clients can get through. */
export const checkCalls = {
  /** Takes a few seconds; a second call meanwhile waits for the same check. */
  runSelfCheck: { argument: nothing, result: z.object({ check: selfCheckSchema }) },
} as const
