import { z } from 'zod'

const megabyte = 1_000_000

/** What is remembered of sessions, transfers and changes after they are over, and for how long. */
export const historyRules = {
  /** Off writes nothing more; what is there stays until it is too old or somebody clears it. */
  isOn: z.boolean().default(true),
  /** Days after which entries go. */
  keepDays: z.number().int().min(1).max(3_650).default(90),
  /** Bytes of the database above which the oldest entries go. */
  maxBytes: z
    .number()
    .int()
    .min(10 * megabyte)
    .max(100_000 * megabyte)
    .default(1_000 * megabyte),
}
