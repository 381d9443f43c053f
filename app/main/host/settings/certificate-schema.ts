import { z } from 'zod'
import { certificateRules } from '../../../preload/contract/fields/certificate-rules.ts'

/** Which certificate clients see, and how one comes from an authority. */
export const certificateRulesSchema = z.object(certificateRules).readonly()
