import { z } from 'zod'

/** Consoles that are open at once. */
export const maxConsoles = 4
/** The longest line that can be typed, in characters. */
export const maxConsoleLine = 2_000
/** Rows of a result; what is beyond is counted and left out. */
export const maxResultRows = 2_000

/** Commands of the console's own with their syntax; every other line goes to the server as it was typed. */
export const consoleCommands = {
  help: 'help [command]',
  ls: 'ls [path]',
  cd: 'cd path',
  get: 'get [-f] path [local]',
  put: 'put [-f] local [path]',
  mget: 'mget [-f] path|pattern …',
  mput: 'mput [-f] local|pattern …',
  rm: 'rm [-r] path …',
  mkdir: 'mkdir path',
  rename: 'rename path path',
  '!ls': '!ls [local]',
  '!cd': '!cd local',
  '!pwd': '!pwd',
  '!mkdir': '!mkdir local',
  passive: 'passive [epsv|pasv]',
  active: 'active',
  quote: 'quote line',
} as const
export type ConsoleCommandName = keyof typeof consoleCommands

const count = z.number().int().nonnegative()

/** One line of a conversation. Numbers grow by one; a gap means that lines were left out. */
export const consoleLineSchema = z.object({
  number: count,
  from: z.enum(['client', 'server', 'note']),
  /** As it was on the wire, cut when it is very long; secrets are stars. */
  text: z.string(),
  at: z.number(),
})
export type ConsoleLine = z.infer<typeof consoleLineSchema>

/** How a console stands. */
export const consoleStateSchema = z.object({
  phase: z.enum(['connecting', 'ready', 'busy', 'ended']),
  /** Where it is on the server; null before that is known. */
  path: z.string().nullable(),
  /** Where it is on this computer, beneath the chosen folder ('/'); null without one. */
  localPath: z.string().nullable(),
  /** The chosen folder itself. */
  localFolder: z.string().nullable(),
  /** For example 'TLSv1.3'; null in clear. */
  tlsProtocol: z.string().nullable(),
  /** Of the file that is moving, and how many were done before it in the same command. */
  progress: z
    .object({ name: z.string(), bytes: count, totalBytes: count.nullable(), filesDone: count })
    .nullable(),
})
export type ConsoleState = z.infer<typeof consoleStateSchema>

/** One row of a listing. */
export const consoleEntrySchema = z.object({
  name: z.string(),
  kind: z.enum(['folder', 'file', 'other']),
  size: count.nullable(),
  modifiedAt: z.number().nullable(),
})
export type ConsoleEntry = z.infer<typeof consoleEntrySchema>

/** What a command brought besides replies. */
export const consoleResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('listing'),
    place: z.enum(['server', 'computer']),
    path: z.string(),
    entries: z.array(consoleEntrySchema).max(maxResultRows),
    /** How many there are; more than `entries` when the list is cut. */
    count,
  }),
  z.object({ kind: z.literal('text'), name: z.string(), text: z.string(), bytes: count }),
  z.object({
    kind: z.literal('moved'),
    direction: z.enum(['sent', 'received', 'removed']),
    files: z
      .array(z.object({ name: z.string(), bytes: count, problem: z.string().nullable() }))
      .max(maxResultRows),
    count,
    problems: count,
    bytes: count,
  }),
  z.object({
    kind: z.literal('help'),
    /** Names of commands of the console's own; the window words them. */
    commands: z.array(z.string()),
    verbs: z.array(z.object({ verb: z.string(), syntax: z.string(), about: z.string(), rfc: z.string() })),
  }),
])
export type ConsoleResult = z.infer<typeof consoleResultSchema>

/** A text that would complete a line. */
export const consoleCandidateSchema = z.object({
  /** What the line would be. */
  line: z.string(),
  /** What to show. */
  label: z.string(),
  kind: z.enum(['verb', 'command', 'folder', 'file', 'local']),
})
export type ConsoleCandidate = z.infer<typeof consoleCandidateSchema>
