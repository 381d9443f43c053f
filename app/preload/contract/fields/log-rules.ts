import { z } from 'zod'

/** What a line of the log is about. */
export const logAreas = [
  'server',
  'sessions',
  'commands',
  'transfers',
  'files',
  'security',
  'settings',
  'program',
] as const
export const logAreaSchema = z.enum(logAreas)
export type LogArea = z.infer<typeof logAreaSchema>

/** From the gravest to the least; `debug` of the area `commands` is every line of the protocol. */
export const logLevels = ['error', 'warning', 'info', 'debug'] as const
export const logLevelSchema = z.enum(logLevels)
export type LogLevel = z.infer<typeof logLevelSchema>

const megabyte = 1_000_000

/** What the log says and where it is kept. */
export const logRules = {
  /** The least grave lines that are kept of each area; areas that are not named keep `info`. */
  levels: z.partialRecord(logAreaSchema, logLevelSchema).readonly().default({}),
  /** Writes the log to files, too, and not only to memory. */
  isWritten: z.boolean().default(true),
  /** Bytes at which a file is closed and a new one begun. */
  maxFileBytes: z
    .number()
    .int()
    .min(megabyte)
    .max(1_000 * megabyte)
    .default(10 * megabyte),
  /** Files that are kept besides the one that is written. */
  keepFiles: z.number().int().min(1).max(1_000).default(10),
  /** Days after which files go, however few they are. */
  keepDays: z.number().int().min(1).max(3_650).default(30),
  /** Writes a file of finished transfers in the form of xferlog, for statistics programs. */
  transferLog: z.boolean().default(false),
  /** Writes a line per failed login with a form that fail2ban can read. */
  loginFailureLog: z.boolean().default(false),
}
