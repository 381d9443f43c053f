import { isUtf8 } from 'node:buffer'

/**
 * Names and arguments as text that can always be turned back into the bytes they came from.
 *
 * A name on a Linux disk or in a command is bytes, and old clients and archives leave names that are not UTF-8. Decoding
 * them with U+FFFD would make such files impossible to open or delete, so every byte that is not part of valid UTF-8
 * becomes the lone surrogate U+DC00 + byte, which no valid UTF-8 can produce (the idea of Python's PEP 383).
 */

const escapeBase = 0xdc00
// With the u flag a class of surrogates matches lone ones only, never half of an emoji.
const escapedByte = /[\uDC80-\uDCFF]/u
const escapedRun = /([\uDC80-\uDCFF]+)/u

/** Turns bytes into text; valid UTF-8 becomes what it says, every other byte a lone surrogate U+DC80…U+DCFF. */
export function decodeLossless(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf8(buffer)) return buffer.toString('utf8')
  let text = ''
  let validFrom = 0
  let at = 0
  while (at < buffer.length) {
    const length = sequenceLength(buffer, at)
    if (length > 0) {
      at += length
      continue
    }
    text += buffer.toString('utf8', validFrom, at)
    text += String.fromCharCode(escapeBase + (buffer[at] ?? 0))
    at += 1
    validFrom = at
  }
  return text + buffer.toString('utf8', validFrom)
}

/** Turns text back into the bytes `decodeLossless` got. Surrogates that stand for no byte become U+FFFD. */
export function encodeLossless(text: string): Buffer {
  if (!escapedByte.test(text)) return Buffer.from(text, 'utf8')
  // Splitting by a captured run leaves plain text at even and escaped bytes at odd places.
  const pieces = text.split(escapedRun).map((piece, index) => {
    if (index % 2 === 0) return Buffer.from(piece, 'utf8')
    return Buffer.from(Array.from(piece, (unit) => unit.charCodeAt(0) - escapeBase))
  })
  return Buffer.concat(pieces)
}

/** Says whether the text holds bytes that were not UTF-8. */
export function hasEscapedBytes(text: string): boolean {
  return escapedByte.test(text)
}

/** The byte that an escaped character stands for, or null for every other character. */
export function escapedByteOf(character: string): number | null {
  const code = character.codePointAt(0) ?? 0
  return code >= 0xdc80 && code <= 0xdcff ? code - escapeBase : null
}

/** Length of the valid UTF-8 sequence (RFC 3629 §4) that starts at `at`, or 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  if (first >= 0xc2 && first <= 0xdf) return continues(bytes, at + 1, 1) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    const second = bytes[at + 1] ?? 0
    // E0 below A0 would be an over-long form, ED above 9F a surrogate.
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0
    return continues(bytes, at + 1, 2) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const second = bytes[at + 1] ?? 0
    if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0
    return continues(bytes, at + 1, 3) ? 4 : 0
  }
  return 0
}

function continues(bytes: Uint8Array, from: number, count: number): boolean {
  for (let at = from; at < from + count; at += 1) {
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return false
  }
  return true
}
