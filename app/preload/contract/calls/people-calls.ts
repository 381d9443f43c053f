import { z } from 'zod'
import { nothing, outcome } from '../outcome.ts'

/** Names in a list of ten thousand users come nowhere near it; a film chosen by mistake does. */
export const maxNamesTextLength = 1_000_000

/** What a list of user names would do, or did. */
export const namesImportSchema = z.object({
  /** Users that are made by it. */
  count: z.number().int().nonnegative(),
  /** The first of their names, at most a hundred. */
  names: z.array(z.string()),
  /** Lines whose user is there already, or stands further up; they change nothing. */
  known: z.number().int().nonnegative(),
  /** Lines that cannot be a user, at most a hundred, the first line of the file being 1. */
  problems: z.array(z.object({ line: z.number().int().positive(), message: z.string() })),
  /** All of those. */
  problemCount: z.number().int().nonnegative(),
})
export type WireNamesImport = z.infer<typeof namesImportSchema>

/** Calls of the list of users alone. Neither ever carries a password. */
export const peopleCalls = {
  /** The names of all users but the anonymous one, as a CSV file (RFC 4180) of one column. */
  exportUserNames: { argument: nothing, result: z.object({ text: z.string() }) },
  /**
   * Adds the users of such a file, disabled and without a password; who is there already stays as they are. A preview only
   * says what it would do.
   */
  importUserNames: {
    argument: z.object({ text: z.string().max(maxNamesTextLength), isPreview: z.boolean() }),
    result: outcome(namesImportSchema),
  },
} as const
