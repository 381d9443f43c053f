import { escapedByteOf } from './lossless-text.ts'

/**
 * Character sets of clients from before UTF-8: those whose bytes below 0x80 are ASCII and nothing else, so that no name
 * can hide a slash or a line end. Names are those of the WHATWG encoding standard.
 */
export const legacyCharsetNames = [
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'koi8-r',
  'ibm866',
  'iso-8859-2',
  'iso-8859-7',
  'iso-8859-15',
  'windows-874',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
] as const

export type LegacyCharsetName = (typeof legacyCharsetNames)[number]

/** Text to bytes and back in one legacy charset. */
export interface LegacyCharset {
  readonly name: LegacyCharsetName
  /** Null where the bytes are not of this charset. */
  decode(bytes: Uint8Array): string | null
  /** Null where a character has no place in it. Bytes that `lossless-text.ts` escaped come out as they were. */
  encode(text: string): Buffer | null
}

const multiByte: ReadonlySet<LegacyCharsetName> = new Set(['gbk', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'])
const replacement = '\ufffd'
const made = new Map<LegacyCharsetName, LegacyCharset>()

/** The charset of that name; its table is made once, in a few milliseconds. */
export function legacyCharset(name: LegacyCharsetName): LegacyCharset {
  const known = made.get(name)
  if (known !== undefined) return known
  const charset = createCharset(name)
  made.set(name, charset)
  return charset
}

/** What the standard has at 0x80 to 0x9F of windows-1252, where Node 20 answers as for ISO 8859-1. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Reads bytes, U+FFFD for those that mean nothing; none of these charsets has that character itself. */
function decoderOf(name: LegacyCharsetName): (bytes: Uint8Array) => string {
  if (name === 'windows-1252') {
    return (bytes) =>
      Buffer.from(bytes)
        .toString('latin1')
        .replace(/[\x80-\x9f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control)
  }
  const decoder = new TextDecoder(name)
  return (bytes) => decoder.decode(bytes)
}

function createCharset(name: LegacyCharsetName): LegacyCharset {
  const read = decoderOf(name)
  let table: ReadonlyMap<string, readonly number[]> | null = null
  return {
    name,
    decode(bytes) {
      const text = read(bytes)
      return text.includes(replacement) ? null : text
    },
    encode(text) {
      table ??= reverseTable(name, read)
      const bytes: number[] = []
      for (const character of text) {
        const code = character.codePointAt(0) ?? 0
        const escaped = escapedByteOf(character)
        if (code < 0x80) bytes.push(code)
        else if (escaped !== null) bytes.push(escaped)
        else {
          const found = table.get(character)
          if (found === undefined) return null
          bytes.push(...found)
        }
      }
      return Buffer.from(bytes)
    },
  }
}

/**
 * Node decodes these charsets but encodes none, so every byte sequence is decoded once, each on a line of its own, and
 * the answers are turned round. Where two sequences mean one character, the first counts.
 */
function reverseTable(
  name: LegacyCharsetName,
  read: (bytes: Uint8Array) => string,
): ReadonlyMap<string, readonly number[]> {
  const sequences: number[][] = []
  for (let first = 0x80; first <= 0xff; first += 1) sequences.push([first])
  if (multiByte.has(name)) {
    for (let first = 0x81; first <= 0xfe; first += 1) {
      for (let second = 0x40; second <= 0xfe; second += 1) sequences.push([first, second])
    }
  }
  const lines = read(Buffer.from(sequences.flatMap((bytes) => [...bytes, 0x0a])))
  const table = new Map<string, readonly number[]>()
  lines.split('\n').forEach((character, index) => {
    const bytes = sequences[index]
    const isOne = [...character].length === 1
    if (bytes === undefined || !isOne || character === replacement || table.has(character)) return
    table.set(character, bytes)
  })
  return table
}
