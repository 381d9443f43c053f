import { Writable } from 'node:stream'
import { ConsoleProblem } from './console-problem.ts'
import type { LocalWriting } from './local-folder.ts'

/** Holds a small file in memory and writes a bigger one to disk; where that cannot be, its bytes are only counted. */
export interface SpillSink {
  readonly to: Writable
  /** There was more than fits into memory. */
  hasSpilt(): boolean
  /** What is in memory. */
  kept(): Buffer
  /** Ends a file on disk, whatever is in memory included; resolves to why there is none. */
  keep(): Promise<string | null>
  drop(): Promise<void>
}

/** Makes one; `begin` starts the file and is asked once, when it is needed. */
export function createSpillSink(maxBytes: number, begin: () => Promise<LocalWriting>): SpillSink {
  let parts: Buffer[] = []
  let size = 0
  let hasSpilt = false
  let writing: LocalWriting | null = null
  let problem: string | null = null

  const store = async (chunks: readonly Buffer[]): Promise<void> => {
    if (problem !== null) return
    try {
      writing ??= await begin()
      for (const chunk of chunks) await writeTo(writing.to, chunk)
    } catch (error) {
      if (writing !== null) throw error
      if (!(error instanceof ConsoleProblem)) throw error
      problem = error.message
    }
  }

  return {
    to: new Writable({
      write(chunk: Buffer, _encoding, done) {
        size += chunk.length
        if (!hasSpilt && size <= maxBytes) {
          parts.push(Buffer.from(chunk))
          done()
          return
        }
        hasSpilt = true
        const chunks = [...parts, chunk]
        parts = []
        store(chunks).then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        )
      },
    }),
    hasSpilt: () => hasSpilt,
    kept: () => Buffer.concat(parts),
    async keep() {
      if (!hasSpilt) await store(parts)
      await writing?.keep()
      writing = null
      return problem
    },
    async drop() {
      await writing?.drop()
      writing = null
    },
  }
}

function writeTo(stream: Writable, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}
