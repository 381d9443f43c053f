import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { privateFileMode } from '../files/atomic-file.ts'
import { diskOperations, errorCode, type FileOperations } from '../files/file-operations.ts'

/** A file could not be written; the message is one line for people. */
export class ExportError extends Error {
  override readonly name = 'ExportError'
}

/** What a save dialog says and suggests. */
export interface SaveWish {
  readonly title: string
  readonly suggestedName: string
  readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[]
}

/** Opens the dialog for a file to write; null when it was cancelled. */
export type ChooseSaveFile = (wish: SaveWish) => Promise<string | null>

/**
 * Writes pieces one after the other into a new file beside the target, which takes its name at the end: whatever fails, the
 * target is the old file or the whole new one. The next piece is asked for only when the one before is on its way to the
 * disk, so that the memory it takes does not grow with the file. Throws ExportError when the disk is the reason; what
 * `pieces` throws passes as it is.
 */
export async function writeExport(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  operations: FileOperations = diskOperations,
): Promise<void> {
  // In somebody else's folder nothing may be in the way of a fixed name.
  const newPath = join(dirname(path), `.${basename(path).slice(0, 40)}.${randomUUID().slice(0, 8)}.new`)
  const toDisk = async <Result>(step: () => Promise<Result>): Promise<Result> => {
    try {
      return await step()
    } catch (error) {
      throw new ExportError(writeProblem(errorCode(error)), { cause: error })
    }
  }
  try {
    const file = await toDisk(() => operations.create(newPath, privateFileMode))
    try {
      for await (const piece of pieces) await toDisk(() => file.write(piece))
      await toDisk(() => file.sync())
    } finally {
      await file.close()
    }
    await toDisk(() => operations.rename(newPath, path))
  } catch (error) {
    // Clearing up may fail for the same reason; the first error is the one that explains.
    await operations.remove(newPath).catch(() => {})
    throw error
  }
  await operations.syncFolder(dirname(path)).catch(() => {})
}

function writeProblem(code: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return 'The disk is full. Free some space or choose another place; nothing was written.'
  }
  return `The file could not be written (${code}). Choose another place.`
}
