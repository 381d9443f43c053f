import type { ChecksumReading } from '../control/arguments/checksum-argument.ts'
import type { CommandResult } from '../control/command-definition.ts'
import type { Reply } from '../control/reply.ts'
import { reply } from '../control/reply.ts'
import type { SessionView } from '../control/session-view.ts'
import type { HashAlgorithm } from '../hashing/hash-algorithm.ts'
import type { Download, VirtualPath } from '../vfs/file-system.ts'
import { VfsError } from '../vfs/vfs-error.ts'

/** What an argument turned out to mean. */
interface OpenedReading {
  readonly reading: ChecksumReading
  readonly path: VirtualPath
  readonly download: Download
}

/** Prepares the hash of the file that the argument of XCRC or one of its kin means. Throws VfsError. */
export async function checksumPlan(
  session: SessionView,
  readings: readonly ChecksumReading[],
  algorithm: HashAlgorithm,
  answer: (hash: string, path: string) => Reply,
): Promise<CommandResult> {
  const { reading, path, download } = await openFirst(session, readings)
  const { file, size } = download
  const { start } = reading
  const end = Math.min(reading.end ?? size, size)
  if (start <= end) {
    return { kind: 'hash', algorithm, file, start, end, path, answer: (sum) => answer(sum, reading.path) }
  }
  await file.close()
  if (start > size) throw new VfsError('bad-offset')
  return reply(501, 'The end of the range is before its first byte.')
}

/** The convention of servers since the nineties: 250 and capital digits. */
export function checksumReply(hash: string): Reply {
  return reply(250, hash.toUpperCase())
}

async function openFirst(session: SessionView, readings: readonly ChecksumReading[]): Promise<OpenedReading> {
  let failure: unknown = null
  for (const reading of readings) {
    try {
      const path = session.fileSystem.resolve(session.workingDirectory, reading.path)
      return { reading, path, download: await session.fileSystem.openDownload(path) }
    } catch (error) {
      // Most readings name nothing, so that a share that is missing for the moment is the better answer.
      if (failure === null || (isNothing(failure) && !isNothing(error))) failure = error
    }
  }
  throw failure
}

function isNothing(error: unknown): boolean {
  return error instanceof VfsError && (error.kind === 'not-found' || error.kind === 'not-permitted')
}
