/**
 * Finds many known words in text, whatever their case. Words of four characters or more are found inside other words,
 * too; shorter ones only where they stand alone, or "al" would be found in "also".
 */
export interface WordFinder {
  /** What it is called instead. The first that is said of a word stays. */
  add(word: string, instead: string): void
  /** The same text with every known word replaced, the longest first. */
  replace(text: string): string
  /** What a word is called instead, or null. */
  find(word: string): string | null
}

/** Words are looked up by so many first characters; a word below it must stand alone. */
const prefixLength = 4
/** Paths of a large history would take more memory than the rest of the program. */
const maxWords = 50_000

interface Bucket {
  readonly words: Map<string, string>
  /** Lengths of its words, the greatest first: each is one look-up, however many words there are. */
  lengths: number[]
}

/** Makes an empty one. */
export function createWordFinder(): WordFinder {
  const buckets = new Map<string, Bucket>()
  let count = 0

  const bucketOf = (folded: string): Bucket | undefined => buckets.get(folded.slice(0, prefixLength))

  const longestAt = (text: string, start: number): { length: number; instead: string } | null => {
    for (let prefix = prefixLength; prefix > 0; prefix -= 1) {
      const key = text.slice(start, start + prefix)
      if (key.length < prefix) continue
      const bucket = buckets.get(key)
      for (const length of bucket?.lengths ?? []) {
        const instead = bucket?.words.get(text.slice(start, start + length))
        if (instead === undefined || start + length > text.length) continue
        const end = start + length
        const isPath = key.startsWith('/') && length > 1
        const isIn = length >= prefixLength || standsAlone(text, start, end)
        if (isPath ? endsPath(text, end) : isIn) return { length, instead }
      }
    }
    return null
  }

  return {
    add(word, instead) {
      for (const folded of new Set([
        folding(word),
        folding(word.normalize('NFC')),
        folding(word.normalize('NFD')),
      ])) {
        if (folded.trim() === '' || count >= maxWords) continue
        const key = folded.slice(0, prefixLength)
        const bucket = buckets.get(key) ?? { words: new Map<string, string>(), lengths: [] }
        buckets.set(key, bucket)
        if (bucket.words.has(folded)) continue
        bucket.words.set(folded, instead)
        count += 1
        if (!bucket.lengths.includes(folded.length)) {
          bucket.lengths = [...bucket.lengths, folded.length].sort((a, b) => b - a)
        }
      }
    },
    find: (word) => bucketOf(folding(word))?.words.get(folding(word)) ?? null,
    replace(text) {
      const folded = folding(text)
      // A few letters change their length with their case; then the case is lost, and nothing else.
      const original = folded.length === text.length ? text : folded
      let replaced = ''
      let kept = 0
      for (let start = 0; start < folded.length; start += 1) {
        const found = longestAt(folded, start)
        if (found === null) continue
        replaced += original.slice(kept, start) + found.instead
        kept = start + found.length
        start = kept - 1
      }
      return replaced + original.slice(kept)
    },
  }
}

function folding(text: string): string {
  return text.toLowerCase()
}

const wordCharacter = /[\p{L}\p{N}]/u

/** What is known of `/a/b.txt` does not hold for `/a/b.txt.old` and `/a/b.txt/c`. */
function endsPath(text: string, end: number): boolean {
  return /^(?:$|[\s:;,)\]"”!?]|\.(?:$|\s))/.test(text.slice(end, end + 2))
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !wordCharacter.test(text.charAt(start - 1)) && !wordCharacter.test(text.charAt(end))
}
