/** Shapes of exporting and importing settings. */
import { z } from 'zod'

const name = z.string()
const names = z.array(name)

/**
 * What can be exported and imported by itself. Lists can be merged, the other parts are taken or left as a whole. The
 * programs that are told what happens are no part: a file must not start programs or send data from another computer.
 */
export const portableParts = [
  'server',
  'protection',
  'shares',
  'groups',
  'users',
  'appearance',
  'history',
  'logs',
] as const
export type PortablePart = (typeof portableParts)[number]

/** A passphrase as typed; the limit stops a hostile window from deriving keys of megabytes. */
const passphrase = z.string().max(256).nullable()

/** With null no passwords are exported. */
export const exportArgumentSchema = z.object({
  parts: z.array(z.enum(portableParts)).min(1).max(portableParts.length),
  passphrase,
})

/** What a chosen file would bring. Lists of names hold at most a hundred. */
export const importSummarySchema = z.object({
  /** Stands for the file; its path stays in main. */
  token: z.string().min(1).max(100),
  fileName: z.string(),
  /** Milliseconds since 1970 UTC, or null when the file does not say. */
  exportedAtMs: z.number().nullable(),
  /** The passwords are in it, behind a passphrase. */
  hasPasswords: z.boolean(),
  parts: z.array(
    z.object({
      part: z.enum(portableParts),
      /** Entries of a list; null for a part that is no list. */
      count: z.number().nullable(),
      /** Entries whose name is taken here: they would be overwritten. */
      sameNames: names,
      /** Entries that are here and not in the file: `replace` removes them. */
      onlyHere: names,
    }),
  ),
  /** Shares whose folder is not there on this computer; they wait for it. */
  missingFolders: z.array(z.object({ name, folder: z.string() })),
  /** Shares that cannot be taken over at all, each with its reason. */
  refusedShares: z.array(z.object({ name, reason: z.string() })),
})
export type WireImportSummary = z.infer<typeof importSummarySchema>

/** `merge` overwrites entries of the same name and keeps the others; of a part that is no list it does as `replace`. */
export const importChoice = z.enum(['merge', 'replace'])

/** Parts that are not named are left as they are here. */
export const importArgumentSchema = z.object({
  token: z.string().min(1).max(100),
  passphrase,
  choices: z.partialRecord(z.enum(portableParts), importChoice),
})

/** What came of an import: lines worth knowing, such as users who have no password now. */
export const importResultSchema = z.object({ notes: z.array(z.string()) })
