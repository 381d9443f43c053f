import { z } from 'zod'

/** What another program can be told of. */
export const hookEvents = [
  'upload-finished',
  'login-failed',
  'address-blocked',
  'certificate-expiring',
] as const
export const hookEventSchema = z.enum(hookEvents)
export type HookEvent = z.infer<typeof hookEventSchema>

const events = z.array(hookEventSchema).max(hookEvents.length).readonly()

/** http and https only: other schemes reach files and programs. */
export const hookUrl = z
  .string()
  .max(2_000)
  .refine((text) => {
    if (!URL.canParse(text)) return false
    const { protocol, username, password } = new URL(text)
    return ['http:', 'https:'].includes(protocol) && username === '' && password === ''
  }, 'Use an address that begins with https:// or http:// and holds no password.')

/** Which other programs are told what happens here; all off at first. */
export const hookRules = {
  /** Posts a JSON document to a web address. */
  webhook: z
    .object({
      isOn: z.boolean().default(false),
      /** Null while nobody has named one. */
      url: hookUrl.nullable().default(null),
      events: events.default([...hookEvents]),
    })
    .readonly()
    .prefault({}),
  /** Starts a program, without a shell; what happened is in its environment and its arguments. */
  command: z
    .object({
      isOn: z.boolean().default(false),
      /** Native path, chosen in a dialog; null while nobody has chosen one. */
      program: z.string().min(1).max(32_768).nullable().default(null),
      /** Each is one argument; `{path}`, `{user}`, `{address}` and the like are replaced within it. */
      args: z.array(z.string().max(2_000)).max(50).readonly().default([]),
      events: events.default([...hookEvents]),
    })
    .readonly()
    .prefault({}),
}
