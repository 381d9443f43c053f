import type { Words } from './texts/words.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Words a speed in bytes a second, for example '4.1 MB/s'; a thousand is the step, as on the dashboard. */
export function formatRate(bytesPerSecond: number, words: Words): string {
  let amount = Math.max(0, bytesPerSecond)
  let step = 0
  while (amount >= 999.5 && step < units.length - 1) {
    amount /= 1000
    step += 1
  }
  const format = new Intl.NumberFormat(words.locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'narrow' : 'short',
    maximumFractionDigits: step === 0 || amount >= 99.95 ? 0 : 1,
  })
  return words('rate', { amount: format.format(amount).replace(/(\d)B$/, '$1 B') })
}
