import { z } from 'zod'

/** What the desktop can tell by a notification of the system. */
export const notificationKinds = ['uploads', 'newAddresses', 'blocked', 'certificate'] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** How the program behaves on this computer's desktop. It is about one computer and no part of exported settings. */
export const desktopRules = {
  /** What closing the window does: `ask` asks, `keep` goes on sharing in the background, `quit` stops and quits. */
  closeAction: z.enum(['ask', 'keep', 'quit']).default('ask'),
  /** Starts with the person's session. */
  startAtLogin: z.boolean().default(false),
  /** Started that way, it shows no window. */
  startHidden: z.boolean().default(false),
  /** What a notification of the system tells while the window has not the focus. */
  notifications: z
    .object({
      /** Files clients have stored, several at once. */
      uploads: z.boolean().default(true),
      /** Somebody signed in from an address for the first time. */
      newAddresses: z.boolean().default(false),
      blocked: z.boolean().default(true),
      /** The certificate is about to expire. */
      certificate: z.boolean().default(true),
    })
    .readonly()
    .prefault({}),
  /** When the computer is kept from going to sleep by itself. */
  keepAwake: z.enum(['never', 'transfers', 'sharing']).default('transfers'),
}
