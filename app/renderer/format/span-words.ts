import { countWords } from './count-words.ts'

const units = [
  { ms: 86_400_000, word: 'day' },
  { ms: 3_600_000, word: 'hour' },
  { ms: 60_000, word: 'minute' },
  { ms: 1_000, word: 'second' },
] as const

/** Writes a length of time in the largest unit that keeps it whole: '15 minutes', '1 day', '90 minutes'. */
export function spanWords(lengthMs: number): string {
  const unit = units.find(({ ms }) => lengthMs >= ms && lengthMs % ms === 0) ?? units[3]
  return countWords(Math.round(lengthMs / unit.ms), unit.word)
}
