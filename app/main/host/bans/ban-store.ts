import { basename, join } from 'node:path'
import { z } from 'zod'
import { keepAside, keepCopyAside, replaceFile } from '../files/atomic-file.ts'
import { diskOperations, errorCode, type FileOperations } from '../files/file-operations.ts'
import { type Ban, banSchema } from './ban.ts'

/** How often an address was blocked, so that a repeat offender is blocked for longer. */
export const repeatSchema = z
  .object({
    /** As `addressGroup` writes it. */
    group: z.string().max(60),
    bans: z.number().int().min(1),
    /** Milliseconds since 1970 UTC. */
    lastAtMs: z.number(),
  })
  .readonly()

const fileSchema = z
  .object({
    version: z.literal(1),
    /** Milliseconds since 1970 UTC: the remaining times count from here. */
    savedAtMs: z.number(),
    bans: z.array(z.unknown()).max(200_000).readonly(),
    repeats: z.array(repeatSchema).max(200_000).readonly().default([]),
  })
  .readonly()

/** What is kept between runs. */
export interface KeptBans {
  readonly bans: readonly Ban[]
  readonly repeats: readonly z.output<typeof repeatSchema>[]
}

/** Keeps bans in the data folder. */
export interface BanStore {
  /** What was kept, with the time that passed since taken off; a damaged file is kept aside and said. */
  load(): Promise<KeptBans & { readonly notice: string | null }>
  /** Rejects with the system's error. Calls must not overlap. */
  save(kept: KeptBans): Promise<void>
}

/** A store that has been read. */
export interface OpenedBans {
  readonly store: Pick<BanStore, 'save'>
  readonly kept: KeptBans
  /** One line for people when the file could not be used. */
  readonly notice: string | null
}

/** Reads what was kept. A file that cannot be read at all must not keep the server from starting. */
export async function openBans(store: BanStore): Promise<OpenedBans> {
  try {
    const { notice, ...kept } = await store.load()
    return { store, kept, notice }
  } catch (error) {
    const notice = `The list of blocked addresses cannot be read (${errorCode(error)}), and nobody is blocked now.`
    return { store, kept: { bans: [], repeats: [] }, notice }
  }
}

/** Opens the store of a data folder; nothing is read before `load`. */
export function createBanStore(
  folder: string,
  now: () => number = Date.now,
  operations: FileOperations = diskOperations,
): BanStore {
  const path = join(folder, 'bans.json')
  return {
    async load() {
      const text = await operations.readText(path)
      if (text === null) return { bans: [], repeats: [], notice: null }
      try {
        const { savedAtMs, bans: entries, repeats } = fileSchema.parse(JSON.parse(text))
        const bans = entries.flatMap((entry) => banSchema.safeParse(entry).data ?? [])
        const lost = entries.length - bans.length
        // One slip of a hand in the file must not let everybody in; what it said is kept as well.
        const notice =
          lost === 0
            ? null
            : `${lost} of ${entries.length} entries of bans.json cannot be used. The file was kept as ${basename(await keepCopyAside(path, now(), operations))}; the others still hold.`
        // A clock that was set back must not make a ban longer than it was.
        const passedMs = Math.max(0, now() - savedAtMs)
        return { bans: bans.flatMap((ban) => afterTime(ban, passedMs)), repeats, notice }
      } catch {
        const aside = basename(await keepAside(path, now(), operations))
        const notice = `bans.json cannot be used: it is damaged. It was kept as ${aside}, and nobody is blocked now.`
        return { bans: [], repeats: [], notice }
      }
    },
    save: ({ bans, repeats }) =>
      replaceFile(path, `${JSON.stringify({ version: 1, savedAtMs: now(), bans, repeats })}\n`, operations),
  }
}

/** Keeps nothing: for a server of the command line, whose data folder is not written. */
export function createForgetfulBanStore(): BanStore {
  return {
    load: () => Promise.resolve({ bans: [], repeats: [], notice: null }),
    save: () => Promise.resolve(),
  }
}

function afterTime(ban: Ban, passedMs: number): Ban[] {
  if (ban.remainingMs === null) return [ban]
  const remainingMs = ban.remainingMs - passedMs
  return remainingMs > 0 ? [{ ...ban, remainingMs }] : []
}
