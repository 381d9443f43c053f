/**
 * Bytes that look random and are the same in every run: all values appear, line ends of every kind among them, so that
 * a conversion, a lost chunk or a swapped one changes the content.
 */
export function testContent(length: number, seed = 1): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let state = (seed * 2_654_435_761) >>> 0 || 1
  for (let at = 0; at < length; at += 1) {
    // xorshift32: fast, and no period a chunk size could meet.
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[at] = state & 0xff
  }
  return bytes
}
