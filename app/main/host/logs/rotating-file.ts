import { once } from 'node:events'
import { chmod, mkdir, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createStream } from 'rotating-file-stream'
import { closedFileName } from './closed-files.ts'

/** A file that is appended to, closed and begun anew when it has its size. */
export interface RotatingFile {
  /** Bytes of the file that is written. */
  readonly bytes: number
  /** Appends whole lines; says how many bytes are in a file now, and why not all. Never rejects. */
  append(chunk: Buffer): Promise<Appended>
  /** Never rejects. */
  close(): Promise<void>
}

/** What became of a chunk. */
export interface Appended {
  readonly landedBytes: number
  readonly error: unknown
  /** A file was closed, and another begun. */
  readonly wasRotated: boolean
}

/** Opens FOLDER/NAME, which are made where they are missing. No file gets larger than `maxFileBytes`. */
export async function openRotatingFile(
  folder: string,
  name: string,
  { maxFileBytes, maxChunkBytes }: { readonly maxFileBytes: number; readonly maxChunkBytes: number },
): Promise<RotatingFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Somebody may have made it by hand; what is in it is nobody else's affair. Where that is not ours to say, it stays.
  await chmod(folder, 0o700).catch(() => undefined)
  const path = join(folder, name)
  const stream = createStream(
    (time, index) => (time === null ? name : closedFileName(name, new Date(time), index ?? 1)),
    // It looks at the size after each chunk.
    { path: folder, size: `${Math.max(1, maxFileBytes - maxChunkBytes)}B`, mode: 0o600 },
  )
  // Every failure reaches the one who appends; an error nobody listens to would end the process.
  stream.on('error', () => undefined)
  let rotations = 0
  stream.on('rotation', () => {
    rotations += 1
  })
  await once(stream, 'open')
  let bytes = (await stat(path)).size

  const write = (chunk: Buffer) =>
    new Promise<unknown>((resolve) => void stream.write(chunk, (error) => resolve(error ?? null)))

  return {
    get bytes() {
      return bytes
    },
    async append(chunk) {
      const rotationsBefore = rotations
      const error = await write(chunk)
      // It rotates after it has written: all of the chunk is in a file, even when closing that failed.
      if (rotations > rotationsBefore) {
        bytes = 0
        return { landedBytes: chunk.length, error, wasRotated: true }
      }
      // The stream takes a short write on a full disk for a whole one, and goes on in a file that was deleted.
      const size = await stat(path).then(
        (facts) => facts.size,
        () => 0,
      )
      const landedBytes = Math.min(chunk.length, Math.max(0, size - bytes))
      bytes = size
      return { landedBytes, error, wasRotated: false }
    },
    close: () =>
      new Promise((resolve) => {
        if (stream.closed) resolve()
        else stream.once('close', () => resolve()).end()
      }),
  }
}

/** True when the last line of a file has no end: the program was killed while it wrote. */
export async function endsWithinLine(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return false
  try {
    const { size } = await file.stat()
    if (size === 0) return false
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer[0] !== 0x0a
  } finally {
    await file.close()
  }
}
