import { z } from 'zod'
import { id } from '../../../preload/contract/fields/limits.ts'
import { shareRules } from '../../../preload/contract/fields/share-rules.ts'
import { shareNameFault } from './name-rules.ts'
import { nameThat } from './schema-parts.ts'

/** One shared folder. */
export const shareSchema = z
  .object({
    id,
    /** The virtual directory clients see; unique whatever its case. */
    name: nameThat(shareNameFault),
    /** Native path. */
    folder: z
      .string()
      .min(1)
      .max(32_768)
      .refine((folder) => !folder.includes('\0')),
    ...shareRules,
  })
  .readonly()
