/** Shapes of how the program lives on this computer's desktop; as in wire-types.ts. */
import { z } from 'zod'
import { desktopRules } from './fields/desktop-rules.ts'

/** What a person decided about the desktop, and how the desktop is. */
export const desktopSchema = z.object({
  rules: z.object(desktopRules),
  /** There is a place for an icon beside the clock. */
  hasTray: z.boolean(),
  /** The computer is kept from going to sleep at this moment. */
  isKeptAwake: z.boolean(),
  /** Settings and history lie beside the program. */
  isPortable: z.boolean(),
})
export type WireDesktop = z.infer<typeof desktopSchema>
export type WireDesktopRules = WireDesktop['rules']
