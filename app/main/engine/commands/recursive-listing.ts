import { streamListing } from '../listing/listing-stream.ts'
import { encodeLossless } from '../lossless-text.ts'
import type { Entry, FileSystem, VirtualPath } from '../vfs/file-system.ts'
import { VfsError } from '../vfs/vfs-error.ts'
import { joinPath } from '../vfs/virtual-path.ts'
import { namePrefix } from './list-target.ts'

/** Directories below the first that `-R` goes down to; links inside a share can make a tree without end. */
export const maxRecursionDepth = 16

/** Entries one `-R` shows at most, so that one command cannot keep the disk busy for hours. */
export const maxRecursiveEntries = 10_000

/** How a recursive listing is written. `shown` is a directory's path as the client would give it. */
export interface RecursiveFormat {
  /** Lines before a directory below the first, each with its end; '' for none. */
  header(shown: string): string
  /** Makes the function that writes the entries of one directory. */
  linesOf(path: VirtualPath, shown: string): (entry: Entry) => string
}

/** A recursive listing under way. */
export interface RecursiveListing {
  readonly chunks: AsyncIterable<Uint8Array>
  /** True once a bound has cut something off. */
  readonly isCut: boolean
}

interface Directory {
  readonly path: VirtualPath
  readonly shown: string
  readonly depth: number
}

/** Lists a directory and everything below it, within the bounds; directories below it that cannot be read are left out. */
export function listRecursively(
  fileSystem: FileSystem,
  top: { readonly path: VirtualPath; readonly shown: string },
  format: RecursiveFormat,
): RecursiveListing {
  let shownEntries = 0
  let isCut = false
  const waiting: Directory[] = [{ ...top, depth: 0 }]

  async function* bounded(directory: Directory): AsyncGenerator<Entry> {
    const found: Directory[] = []
    for await (const entry of fileSystem.list(directory.path)) {
      if (shownEntries === maxRecursiveEntries) {
        isCut = true
        break
      }
      shownEntries += 1
      yield entry
      if (entry.kind === 'directory') found.push(...below(directory, entry.name))
    }
    const isDeepest = directory.depth === maxRecursionDepth
    if (isDeepest && found.length > 0) isCut = true
    // Depth first, as ls -R: what was found here comes before what waited already.
    if (!isDeepest) waiting.unshift(...found)
  }

  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (shownEntries === maxRecursiveEntries) {
        isCut = true
        return
      }
      const header = next.depth === 0 ? '' : format.header(next.shown)
      if (header !== '') yield encodeLossless(header)
      try {
        yield* streamListing(bounded(next), format.linesOf(next.path, next.shown))
      } catch (error) {
        // Above the first directory's lines there is nothing yet, and the failure can still be the reply.
        if (next.depth === 0 || !(error instanceof VfsError)) throw error
      }
    }
  }

  return {
    chunks: chunks(),
    get isCut() {
      return isCut
    },
  }
}

/** A directory found in another; none when no command could name it, because of a line break or its length. */
function below({ path, shown, depth }: Directory, name: string): readonly Directory[] {
  try {
    return [{ path: joinPath(path, name), shown: `${namePrefix(shown)}${name}`, depth: depth + 1 }]
  } catch (error) {
    if (error instanceof VfsError) return []
    throw error
  }
}
