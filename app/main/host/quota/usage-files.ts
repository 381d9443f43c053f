import { basename, join } from 'node:path'
import { z } from 'zod'
import { keepAside, privateFolderMode, replaceFile } from '../files/atomic-file.ts'
import { diskOperations, type FileOperations } from '../files/file-operations.ts'
import { ShareTally } from './share-tally.ts'
import { type PathKey, UserLedger } from './user-ledger.ts'

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const scannedAtMs = z.number().nullable()

const sharesSchema = z.object({
  version: z.literal(1),
  shares: z.array(z.object({ id: z.string(), bytes: count, files: count, scannedAtMs })),
})

const userSchema = z.object({
  version: z.literal(1),
  userId: z.string(),
  scannedAtMs,
  shares: z.array(
    z.object({
      id: z.string(),
      /** Names from the share's folder down, bytes, and 1 where the file came to be by this user. */
      files: z.array(
        z.tuple([z.array(z.string().min(1)).min(1), count, z.union([z.literal(0), z.literal(1)])]),
      ),
    }),
  ),
})

/** What was kept of an earlier run. */
export interface KeptUsage {
  readonly shares: Map<string, ShareTally>
  readonly users: Map<string, UserLedger>
  /** One line each for people, about files that could not be used. */
  readonly notices: readonly string[]
}

/** Keeps what shares and users have stored: a small file for all shares and one for each user. */
export interface UsageFiles {
  /** A damaged file is kept aside and said: shares are counted anew then, a user begins with nothing. */
  load(userIds: readonly string[]): Promise<KeptUsage>
  /** Rejects with the system's error, as do the others. Calls must not overlap. */
  saveShares(shares: ReadonlyMap<string, ShareTally>): Promise<void>
  saveUser(userId: string, ledger: UserLedger): Promise<void>
  removeUser(userId: string): Promise<void>
}

/** Opens the files of a data folder, which are made when there is something to keep. */
export function createUsageFiles(
  dataFolder: string,
  keyOf: PathKey,
  now: () => number = Date.now,
  operations: FileOperations = diskOperations,
): UsageFiles {
  const folder = join(dataFolder, 'usage')
  const sharesPath = join(folder, 'shares.json')
  const userPath = (userId: string) => join(folder, `user-${encodeURIComponent(userId)}.json`)

  const read = async <Parsed>(
    path: string,
    parse: (json: unknown) => Parsed,
    consequence: string,
    notices: string[],
  ): Promise<Parsed | null> => {
    const text = await operations.readText(path)
    if (text === null) return null
    try {
      return parse(JSON.parse(text))
    } catch {
      const aside = basename(await keepAside(path, now(), operations))
      notices.push(`${basename(path)} is damaged. It was kept as ${aside}; ${consequence}.`)
      return null
    }
  }
  const write = async (path: string, value: object): Promise<void> => {
    await operations.makeFolder(folder, privateFolderMode)
    await replaceFile(path, `${JSON.stringify({ version: 1, ...value })}\n`, operations)
  }

  return {
    async load(userIds) {
      const notices: string[] = []
      const kept = await read(
        sharesPath,
        (json) => sharesSchema.parse(json),
        'shares are counted anew',
        notices,
      )
      const shares = new Map(
        (kept?.shares ?? []).map(({ id, ...held }) => [id, new ShareTally(held, held.scannedAtMs)]),
      )
      const users = new Map<string, UserLedger>()
      for (const userId of userIds) {
        const ledger = await read(
          userPath(userId),
          (json) => toLedger(userSchema.parse(json), keyOf),
          'what this user stored before does not count any more',
          notices,
        )
        if (ledger !== null) users.set(userId, ledger)
      }
      return { shares, users, notices }
    },
    saveShares: (shares) =>
      write(sharesPath, {
        shares: [...shares].map(([id, { held, scannedAtMs: at }]) => ({ id, ...held, scannedAtMs: at })),
      }),
    saveUser: (userId, ledger) =>
      write(userPath(userId), {
        userId,
        scannedAtMs: ledger.scannedAtMs,
        shares: ledger.shareIds.map((id) => ({
          id,
          files: ledger.records(id).map(({ names, bytes, files }) => [names, bytes, files]),
        })),
      }),
    removeUser: (userId) => operations.remove(userPath(userId)),
  }
}

function toLedger(kept: z.output<typeof userSchema>, keyOf: PathKey): UserLedger {
  const ledger = new UserLedger(keyOf, kept.scannedAtMs)
  for (const { id, files: records } of kept.shares) {
    for (const [names, bytes, files] of records) ledger.put(id, { names, bytes, files })
  }
  ledger.isDirty = false
  return ledger
}
