import { z } from 'zod'
import { changesOf } from '../fields/changes.ts'
import { desktopRules } from '../fields/desktop-rules.ts'
import { nothing, outcome } from '../outcome.ts'
import { chosenFolderSchema } from '../wire-types.ts'

const isOn = z.boolean().optional()

/** Calls about the desktop the program lives on. */
export const desktopCalls = {
  /** What is not said stays, each kind of notification by itself. */
  updateDesktop: {
    argument: z.object({
      ...changesOf(desktopRules),
      notifications: z
        .object({ uploads: isOn, newAddresses: isOn, blocked: isOn, certificate: isOn })
        .optional(),
    }),
    result: outcome(z.null()),
  },
  /**
   * The folder the program was started with or that was opened with it, with all checks of a chosen one; null when there
   * is none. It is handed out once.
   */
  takeOfferedFolder: { argument: nothing, result: outcome(chosenFolderSchema.nullable()) },
} as const
