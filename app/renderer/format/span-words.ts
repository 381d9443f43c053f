import { t } from '../texts/texts.ts'

const units = [
  { ms: 86_400_000, word: 'days' },
  { ms: 3_600_000, word: 'hours' },
  { ms: 60_000, word: 'minutes' },
  { ms: 1_000, word: 'seconds' },
] as const

/** Writes a length of time in the largest unit that keeps it whole: '15 minutes', '1 day', '90 minutes'. */
export function spanWords(lengthMs: number): string {
  const unit = units.find(({ ms }) => lengthMs >= ms && lengthMs % ms === 0) ?? units[3]
  return t(`format:span.${unit.word}`, { count: Math.round(lengthMs / unit.ms) })
}
