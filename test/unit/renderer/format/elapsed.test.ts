import { expect, it } from 'vitest'
import { formatElapsed } from '../../../../app/renderer/format/elapsed.ts'

it.each([
  [0, '0 ms'],
  [44.6, '45 ms'],
  [9_999, '9999 ms'],
  [12_340, '12.3 s'],
  [59_960, '1 min 0 s'],
  [245_000, '4 min 5 s'],
  [-5, '0 ms'],
  [Number.NaN, '0 ms'],
])('%d milliseconds are written as %s', (durationMs, text) => {
  expect(formatElapsed(durationMs)).toBe(text)
})
