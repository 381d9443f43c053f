import { realpath } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { checkFolder } from '../../folders/check-folder.ts'
import { realGuard } from '../../folders/real-guard.ts'
import type { Share } from '../settings-schema.ts'
import { judgeFolder, type ShareGuard } from '../share-folder-rules.ts'

/** What the folder of an imported share is on this computer. */
export type FolderFinding =
  | { readonly kind: 'here'; readonly folder: string }
  /** It may come back: a drive that is not plugged in, for example. */
  | { readonly kind: 'missing'; readonly folder: string }
  | { readonly kind: 'refused'; readonly reason: string }

/** Looks at the folders of imported shares as at folders that are shared by hand; by share id. */
export async function findFolders(
  shares: readonly Share[],
  guard: ShareGuard,
): Promise<ReadonlyMap<string, FolderFinding>> {
  const resolved = await realGuard(guard)
  const findings = await Promise.all(
    shares.map(async ({ id, folder }) => [id, await findFolder(folder, resolved)] as const),
  )
  return new Map(findings)
}

async function findFolder(path: string, guard: ShareGuard): Promise<FolderFinding> {
  // A path of another system would be looked for in whatever folder the program was started in.
  if (!isAbsolute(path))
    return { kind: 'refused', reason: `“${path}” is no folder of this kind of computer.` }
  const check = await checkFolder(path)
  const real = check.ok ? await realpath(check.folder).catch(() => null) : null
  const { refusal } = judgeFolder(real ?? path, [], guard)
  if (refusal !== null) return { kind: 'refused', reason: refusal }
  return real === null ? { kind: 'missing', folder: path } : { kind: 'here', folder: real }
}
