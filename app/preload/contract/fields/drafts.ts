import { z } from 'zod'
import { groupRules, userRules } from './account-rules.ts'
import { acmeRules } from './certificate-rules.ts'
import { historyRules } from './history-rules.ts'
import { hookRules } from './hook-rules.ts'
import { logRules } from './log-rules.ts'
import { serverRules } from './server-rules.ts'
import { shareRules } from './share-rules.ts'

/** What a dashboard checks a form with, before it asks main. */
export type DraftSchema = z.ZodType

/** The same of a draft whose shape is known: it also gives what would be saved. */
export type DraftSchemaOf<Draft> = z.ZodType<Draft>

/** One fault such a check finds. */
export type DraftIssue = z.core.$ZodIssue

/** A share in a form; main judges the name. */
export const shareDraftSchema = z.object({ name: z.string(), ...shareRules })

/** A user in a form, without the password; main judges the name. */
export const userDraftSchema = z.object({ name: z.string(), ...userRules })

/** A group in a form; main judges the name. */
export const groupDraftSchema = z.object({ name: z.string(), ...groupRules })

/** The settings of the server in a form. */
export const serverDraftSchema = z.object(serverRules)

/** How an authority is asked for a certificate, in a form that is only saved. */
export const acmeDraftSchema = z.object(acmeRules)

/** The same in a form that orders one: without a name and without agreement no authority gives any. */
export const acmeOrderDraftSchema = z.object({
  ...acmeRules,
  domains: acmeRules.domains.refine((domains) => domains.length > 0, 'Type at least one host name.'),
  isAgreed: z.boolean().refine((isAgreed) => isAgreed, 'Authorities give certificates only to who agrees.'),
})

/** What is remembered of what is over, in a form. */
export const historyDraftSchema = z.object(historyRules)

/** What the log says and where it is kept, in a form. */
export const logDraftSchema = z.object(logRules)

/** A web address that is told what happens, in a form. */
export const webhookDraftSchema = hookRules.webhook

/** A program that is told what happens, in a form. */
export const commandDraftSchema = hookRules.command
