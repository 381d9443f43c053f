/** JSON-safe shapes of the log; as in wire-types.ts. */
import { z } from 'zod'
import { logAreaSchema, logLevelSchema, logRules } from './fields/log-rules.ts'

const count = z.number().int().nonnegative()
const timeMs = z.number()
const shortText = z.string().max(200)

/** One line. Control characters and the like are escaped already, secrets masked. */
export const logLineSchema = z.object({
  /** Counts from 1 for the life of the program, without gaps. */
  number: count,
  at: timeMs,
  level: logLevelSchema,
  area: logAreaSchema,
  /** The live session it is about; null without one. */
  sessionId: z.string().nullable(),
  userName: z.string().nullable(),
  address: z.string().nullable(),
  /** What happened, in a word: the engine's event or 'notice'. */
  event: z.string(),
  /** English, for files and support alike. */
  message: z.string(),
})
export type LogLine = z.infer<typeof logLineSchema>

/** Which lines are wanted; whatever is not said does not matter. */
export const logFilterSchema = z.object({
  /** This level and graver ones. */
  level: logLevelSchema.optional(),
  areas: z.array(logAreaSchema).optional(),
  sessionId: z.string().max(100).optional(),
  user: shortText.optional(),
  address: shortText.optional(),
  /** Part of the line; case does not matter. */
  text: shortText.optional(),
})
export type LogFilter = z.infer<typeof logFilterSchema>

/** A piece of the log: what is held in memory, the oldest first. */
export const logPieceSchema = z.object({
  lines: z.array(logLineSchema),
  /** Number of the newest line of all, whether it passed the filter or not; the next question begins after it. */
  lastNumber: count,
  /** Lines were let go between the number that was asked for and the first one that is left. */
  hasGap: z.boolean(),
})
export type LogPiece = z.infer<typeof logPieceSchema>

/** How the log is kept at present. */
export const logStateSchema = z.object({
  rules: z.object(logRules),
  /** Native path of the folder of the files, for showing; null when nothing is written in this run. */
  folder: z.string().nullable(),
  /** Bytes of all files together. */
  bytes: count,
  /** One line for people when the files cannot be written. */
  problem: z.string().nullable(),
  /** Live sessions that are logged with every line of their protocol. */
  tracedSessionIds: z.array(z.string()),
})
export type LogState = z.infer<typeof logStateSchema>
