import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ShareGuard } from '../settings/share-folder-rules.ts'

/**
 * Resolves the links in a guard's paths. Folders are judged by their real paths: a data folder that was itself reached
 * through a link (`~/.config` on another disk, `/tmp` on macOS) would match none of them and could be shared with its keys.
 */
export async function realGuard({ dataFolder, homeFolder }: ShareGuard): Promise<ShareGuard> {
  return { dataFolder: await realPathOf(dataFolder), homeFolder: await realPathOf(homeFolder) }
}

/** Resolves as much of a path as exists; what is not there yet cannot be a link. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(await realPathOf(parent), basename(path))
  }
}
