/** What a user would see: the shapes of the preview. Times are milliseconds since 1970 UTC. */
import { z } from 'zod'
import { permissionNames } from './fields/rights.ts'

const permissions = z.array(z.enum(permissionNames))

/** One entry as the user's client would get it. */
export const previewEntrySchema = z.object({
  name: z.string(),
  kind: z.enum(['file', 'directory']),
  /** Bytes; 0 for a folder. */
  size: z.number().nonnegative(),
  modifiedMs: z.number(),
  /** What the user may do with it. */
  permissions,
  /** A share or a folder shares hang in: it can be neither renamed nor removed. */
  isMountPoint: z.boolean(),
  /** The line LIST would send for it. */
  line: z.string(),
})
export type WirePreviewEntry = z.infer<typeof previewEntrySchema>

/** A folder through the eyes of a user. */
export const previewSchema = z.object({
  /** Virtual path of the folder. */
  path: z.string(),
  /** What the user may do in the folder. */
  permissions,
  entries: z.array(previewEntrySchema),
  /** There are more entries than the preview shows. */
  isCut: z.boolean(),
  /** The reply the client would get instead of a listing, such as `550 Not allowed here.`; null when there is one. */
  refusal: z.string().nullable(),
  /** Why the user could not sign in now, in one line; null when nothing keeps it out. */
  signInProblem: z.string().nullable(),
})
export type WirePreview = z.infer<typeof previewSchema>

/** `path` is virtual; null is the folder the user's sessions begin in. */
export const previewArgumentSchema = z.object({
  userId: z.string().min(1).max(100),
  path: z.string().max(4_000).nullable(),
})
