import type { SessionView } from '../control/session-view.ts'
import { compileGlob } from '../listing/glob.ts'
import type { ListArgument, ListRequest } from '../listing/list-options.ts'
import type { Entry, VirtualPath } from '../vfs/file-system.ts'
import { VfsError } from '../vfs/vfs-error.ts'

/** What a listing shows. `shown` is the path as the client gave it, '' for the working directory. */
export type ListTarget =
  | { readonly kind: 'entry'; readonly path: VirtualPath; readonly shown: string; readonly entry: Entry }
  | {
      readonly kind: 'directory'
      readonly path: VirtualPath
      readonly shown: string
      readonly isRecursive: boolean
      /** Says whether a name of the directory is wanted. */
      readonly matches: (name: string) => boolean
    }

/**
 * Finds what LIST, NLST or STAT is to show. What exists under the whole argument wins, so that a file called `-la` or
 * `a[1].txt` can be listed; only then do options, quotes and wildcards mean something. Throws VfsError.
 */
export async function findListTarget(session: SessionView, argument: ListArgument): Promise<ListTarget> {
  const { literal, request } = argument
  if (literal !== null && literal !== request.path) {
    const plain = { path: literal, pattern: null, isRecursive: false, describesDirectory: false }
    try {
      return await findRequested(session, plain)
    } catch (error) {
      if (!(error instanceof VfsError)) throw error
    }
  }
  return findRequested(session, request)
}

async function findRequested(
  { fileSystem, workingDirectory }: SessionView,
  request: ListRequest,
): Promise<ListTarget> {
  const { path: shown, pattern, isRecursive, describesDirectory } = request
  const path = fileSystem.resolve(workingDirectory, shown)
  if (pattern !== null) {
    return { kind: 'directory', path, shown, isRecursive: false, matches: compileGlob(pattern) }
  }
  const entry = await fileSystem.stat(path)
  if (entry.kind === 'file' || describesDirectory) return { kind: 'entry', path, shown, entry }
  return { kind: 'directory', path, shown, isRecursive, matches: () => true }
}

/** What stands before each name of a directory, so that the client can send the result back as a path. */
export function namePrefix(shown: string): string {
  return shown === '' || shown.endsWith('/') ? shown : `${shown}/`
}
