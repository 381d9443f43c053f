/** JSON-safe shapes of the self-check; words for people are the dashboard's. */
import { z } from 'zod'

/** What is looked at, in the order in which a connection needs it. */
export const checkNameSchema = z.enum([
  /** A control port is open. */
  'listening',
  /** A client of our own signs in over loopback, uploads, lists and downloads through a passive data connection. */
  'own-connection',
  /** The same over an address of a network card. It never leaves this computer, so that no firewall has its say. */
  'own-address',
  /** Encryption comes to be and shows the certificate in use. */
  'encryption',
  /** The data connection continues the TLS session of the control connection. */
  'resumption',
  /** Ports for data: how many there are. */
  'passive-ports',
  /** A shared folder is there, can be read and, where rights to write are given, written. */
  'share',
  /** What the disk of a share has left. */
  'disk',
  /** Somebody from another computer has been connected since the server started: the proof that nothing is in the way. */
  'inbound',
  /** The firewall of this computer. */
  'firewall',
  /** Reaching it from the internet. */
  'internet',
])
export type CheckName = z.infer<typeof checkNameSchema>

/** `unknown` cannot be checked from here. */
export const checkStatusSchema = z.enum(['pass', 'warn', 'fail', 'unknown'])
export type CheckStatus = z.infer<typeof checkStatusSchema>

/** One line of the checklist. */
export const checkResultSchema = z.object({
  name: checkNameSchema,
  status: checkStatusSchema,
  /** What exactly was looked at: an address with port, the name of a share; null where there is only one. */
  subject: z.string().nullable(),
  /**
   * Why it is not a pass, as a code: `refused`, `timeout`, `wrong-content`, `not-resumed`, `missing`, `unreadable`,
   * `read-only`, `low`, `full`, `few`, `nobody-yet`, `switched-off`, `not-running`, `other`. Null for a pass.
   */
  reason: z.string().nullable(),
  /** More for people who know: an error of the system, a TLS version, an amount. */
  detail: z.string().nullable(),
})
export type CheckResult = z.infer<typeof checkResultSchema>

export const selfCheckSchema = z.object({
  at: z.number(),
  results: z.array(checkResultSchema),
})
export type WireSelfCheck = z.infer<typeof selfCheckSchema>
