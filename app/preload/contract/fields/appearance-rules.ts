import { z } from 'zod'

/** Languages that are complete; `system` takes the first of the person's own that is here, or English. */
export const languages = ['en', 'de', 'fr'] as const
/**
 * Made of English by a machine: every text longer and marked, and the same from right to left. They show what is not
 * translatable or is cut off; no menu offers them.
 */
export const pseudoLanguages = ['en-XA', 'ar-XB'] as const

/** How the dashboard looks and speaks. */
export const appearanceRules = {
  /** `system` follows the desktop. */
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  language: z.enum(['system', ...languages, ...pseudoLanguages]).default('system'),
  /** Height of rows: 36 or 28 CSS pixels. */
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** The first steps were taken or skipped; they are not offered again. */
  isWelcomeDone: z.boolean().default(false),
  /** The address of this computer that is shown first; null lets Portside find the one most devices reach. */
  primaryAddress: z
    .object({ host: z.string().min(1).max(60), interfaceName: z.string().max(300) })
    .readonly()
    .nullable()
    .default(null),
}
