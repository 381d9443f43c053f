import { z } from 'zod'
import { protectionRules } from '../../../preload/contract/fields/protection-rules.ts'

/** Whom the server blocks by itself, and whom never. */
export const protectionSchema = z
  .object(protectionRules)
  .refine(({ blockMs, longestBlockMs }) => blockMs <= longestBlockMs, {
    path: ['longestBlockMs'],
    message: 'The longest block must not be shorter than the first one.',
  })
  .readonly()
