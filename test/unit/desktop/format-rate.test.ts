import { expect, it } from 'vitest'
import { formatRate } from '../../../app/main/desktop/format-rate.ts'
import { createWords } from '../../../app/main/desktop/texts/words.ts'

it.each([
  [0, '0 B/s'],
  [999, '999 B/s'],
  [999.6, '1 kB/s'],
  [4_100_000, '4.1 MB/s'],
  [99_960_000, '100 MB/s'],
  [1_250_000_000, '1.3 GB/s'],
  [-5, '0 B/s'],
])('words %d bytes a second as %s', (rate, text) => {
  expect(formatRate(rate, createWords('en'))).toBe(text)
})
