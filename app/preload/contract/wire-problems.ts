/** JSON-safe shapes of what goes wrong; the words for people are the dashboard's. */
import { z } from 'zod'

/**
 * What is the matter, as a code. The letters behind are the rows of docs/diagnosis.md, which says what each is concluded
 * from.
 */
export const problemCodes = [
  /** F1: a neighbour, or a client that no router stands before, did not reach a data port. */
  'data-blocked-here',
  /** F1, F7: a client from outside did not reach a data port. */
  'data-blocked-outside',
  /** F7: a client from outside was told an address only neighbours can reach. */
  'private-address-announced',
  /** F1, F8: the client was told another address than the one it had come to. */
  'other-address-announced',
  /** F9: the same client gets through in clear and not under TLS. */
  'data-blocked-encrypted',
  /** Every port of the passive range was in use. */
  'ports-exhausted',
  /** F5: the client asked to be connected to and could not be reached. */
  'active-unreachable',
  /** F27: the client gave another address than its own to connect to. */
  'foreign-address',
  /** F6: a control port cannot be opened. */
  'cannot-listen',
  /** F10: the data connection does not continue the TLS session, which is required. */
  'not-resumed',
  /** The data connection could not be encrypted. */
  'data-tls-failed',
  /** The client wants data in clear where they must be encrypted. */
  'data-in-clear',
  /** F11 */
  'certificate-refused',
  /** F12 */
  'tls-too-old',
  'tls-failed',
  /** F13 */
  'wrong-protocol',
  /** F14: a client that does not encrypt where it must, as Windows Explorer. */
  'encryption-needed',
  /** F17 */
  'stalled',
  /** F18 */
  'wrong-password',
  'blank-in-password',
  'unknown-user',
  'user-disabled',
  'user-expired',
  'anonymous-off',
  'address-not-allowed',
  'too-many-logins',
  /** F19 */
  'too-many-of-user',
  'too-many-of-address',
  'too-many-clients',
  'too-many-open-files',
  /** F20 */
  'listing-not-allowed',
  'upload-not-allowed',
  /** F21 */
  'text-mode',
  /** F22 */
  'disk-full',
  'quota-full',
  'file-too-large',
  /** F23 */
  'held-by-program',
  'system-refused',
  'read-failed',
  'write-failed',
  /** F24 */
  'name-impossible',
  'name-refused',
  'connection-lost',
  'damaged-data',
  /** F28 */
  'share-missing',
  /** F29 */
  'address-changed',
] as const
export const problemCodeSchema = z.enum(problemCodes)
export type ProblemCode = z.infer<typeof problemCodeSchema>

/** What a problem was concluded from, each under its own name: `port`, `announced`, `user`, `limit`, … */
export const problemFactsSchema = z.record(z.string(), z.union([z.string(), z.number()]))
export type ProblemFacts = z.infer<typeof problemFactsSchema>

/** A problem that is open: one for each cause and whom it concerns, however often it was met. */
export const openProblemSchema = z.object({
  id: z.string().min(1).max(400),
  code: problemCodeSchema,
  /** Of the last time. */
  facts: problemFactsSchema,
  /** Whom it concerns: an address or network, a user, a share, a listener; null when it is the server as a whole. */
  subject: z.string().nullable(),
  /** The client is on this computer or a network of it; null where there is no client. */
  isLocal: z.boolean().nullable(),
  /** How many connections met it. */
  count: z.number().int().positive(),
  firstAt: z.number(),
  lastAt: z.number(),
})
export type OpenProblem = z.infer<typeof openProblemSchema>

/** The newest ones stay. */
export const maxOpenProblems = 100
