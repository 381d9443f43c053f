/** A converter of one transfer: it remembers what the border between two chunks may have cut. */
export interface AsciiConverter {
  /** Converts the next bytes; the result may be the argument itself. */
  convert(chunk: Uint8Array): Uint8Array
  /** Bytes held back because the next chunk could have changed them; call once, at the end. */
  finish(): Uint8Array
}

const carriageReturn = 0x0d
const lineFeed = 0x0a
const nothing = new Uint8Array(0)

/**
 * Converts file text to wire text: a LF without CR before it becomes CRLF (RFC 959 §3.1.1.1). A CRLF that is in the file
 * stays one, as text files from Windows would otherwise arrive with doubled CRs.
 */
export function createAsciiEncoder(): AsciiConverter {
  let last = 0
  return {
    convert: (chunk) => {
      const bare = countBareLineFeeds(chunk, last)
      const before = last
      last = chunk.at(-1) ?? last
      if (bare === 0) return chunk
      return expand(chunk, before, new Uint8Array(chunk.length + bare))
    },
    finish: () => nothing,
  }
}

/** Converts wire text to file text: CRLF becomes LF; a CR alone and a LF alone stay as they are. */
export function createAsciiDecoder(): AsciiConverter {
  let isHoldingCarriageReturn = false
  return {
    convert: (chunk) => {
      if (chunk.length === 0) return nothing
      if (!isHoldingCarriageReturn && !chunk.includes(carriageReturn)) return chunk
      const result = new Uint8Array(chunk.length + 1)
      let length = 0
      for (const byte of chunk) {
        if (isHoldingCarriageReturn && byte !== lineFeed) result[length++] = carriageReturn
        isHoldingCarriageReturn = byte === carriageReturn
        if (!isHoldingCarriageReturn) result[length++] = byte
      }
      return result.subarray(0, length)
    },
    finish: () => {
      const held = isHoldingCarriageReturn
      isHoldingCarriageReturn = false
      return held ? Uint8Array.of(carriageReturn) : nothing
    },
  }
}

function countBareLineFeeds(chunk: Uint8Array, before: number): number {
  let count = 0
  for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) {
    if ((at === 0 ? before : chunk[at - 1]) !== carriageReturn) count += 1
  }
  return count
}

function expand(chunk: Uint8Array, before: number, result: Uint8Array): Uint8Array {
  let previous = before
  let length = 0
  for (const byte of chunk) {
    if (byte === lineFeed && previous !== carriageReturn) result[length++] = carriageReturn
    result[length++] = byte
    previous = byte
  }
  return result
}
