import { Writable } from 'node:stream'

/** Keeps what fits and counts the rest. */
export interface MemorySink {
  readonly to: Writable
  /** What was kept. */
  bytes(): Buffer
  /** There was more than was kept. */
  isCut(): boolean
}

/** A sink that holds so many bytes at most. */
export function createMemorySink(maxBytes: number): MemorySink {
  const parts: Buffer[] = []
  let kept = 0
  let seen = 0
  return {
    to: new Writable({
      write(chunk: Buffer, _encoding, done) {
        seen += chunk.length
        const part = chunk.subarray(0, Math.max(0, maxBytes - kept))
        if (part.length > 0) parts.push(Buffer.from(part))
        kept += part.length
        done()
      },
    }),
    bytes: () => Buffer.concat(parts),
    isCut: () => seen > kept,
  }
}

/** Bytes as text; null when they are none, or hold what no text holds. */
export function asText(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F]/.test(text) ? null : text
  } catch {
    return null
  }
}
