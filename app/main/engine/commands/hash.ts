import { parsePath } from '../control/arguments/path-argument.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { hashAlgorithms } from '../hashing/hash-algorithm.ts'
import { VfsError } from '../vfs/vfs-error.ts'

/**
 * HASH, draft-bryan-ftpext-hash-02: the hash of a file, or of the bytes that RANG named, by the algorithm OPTS HASH
 * chose. It is about the bytes of the file whatever TYPE and MODE are (§3). Who may not download a file gets no hash of
 * it either: short files can be guessed from theirs.
 */
export const hash = defineCommand({
  verbs: ['HASH'],
  argument: 'required',
  parse: parsePath,
  login: 'after',
  data: 'none',
  takesRange: true,
  duringTransfer: 'hold',
  features: ({ hashAlgorithm }) => [
    `HASH ${hashAlgorithms.map((name) => (name === hashAlgorithm ? `${name}*` : name)).join(';')}`,
  ],
  help: 'HASH path - the hash of a file, or of the bytes RANG named',
  rfc: 'draft-bryan-ftpext-hash-02',
  async run(session, path) {
    const { pending, hashAlgorithm: algorithm, fileSystem } = session
    const target = fileSystem.resolve(session.workingDirectory, path)
    const opened = await fileSystem.openDownload(target).catch((error: unknown) => {
      if (error instanceof VfsError && error.kind === 'is-a-directory') return null
      throw error
    })
    if (opened === null) return reply(553, 'A folder has no hash.')
    const { file, size } = opened
    const start = pending.range?.start ?? 0
    if (start > 0 && start >= size) {
      await file.close()
      throw new VfsError('bad-offset')
    }
    const end = Math.min(pending.range?.end ?? size, size)
    // Both ends are meant; of an empty file there is no byte to name.
    const range = `${start}-${Math.max(start, end - 1)}`
    return {
      kind: 'hash',
      algorithm,
      file,
      start,
      end,
      path: target,
      answer: (sum) => reply(213, `${algorithm} ${range} ${sum} ${path}`),
    }
  },
})
