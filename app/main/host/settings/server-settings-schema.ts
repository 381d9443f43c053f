import { z } from 'zod'
import { serverRules } from '../../../preload/contract/fields/server-rules.ts'

/** How the server listens and treats clients. */
export const serverSettingsSchema = z.object(serverRules).readonly()
