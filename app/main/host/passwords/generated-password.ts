import { randomInt } from 'node:crypto'
import { words } from './word-list.ts'

const wordCount = 4

/**
 * Suggests a password of four words, for example 'maple-river-candle-fox'. With more than 1,024 words to draw
 * from it is worth over 40 bits: out of reach for guessing over a network and dear to guess against scrypt.
 */
export function generatePassword(): string {
  return Array.from({ length: wordCount }, () => words[randomInt(words.length)]).join('-')
}
