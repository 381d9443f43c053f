import { describe, expect, it } from 'vitest'
import { formatDuration } from '../../../../app/renderer/format/duration.ts'

describe('formatDuration', () => {
  it.each([
    ['a start', 0, '0:00'],
    ['seconds', 42_999, '0:42'],
    ['minutes', 725_000, '12:05'],
    ['hours', 11_229_000, '3:07:09'],
    ['the last second of a day', 86_399_000, '23:59:59'],
    ['days', 187_200_000, '2 d 4 h'],
    ['a clock that ran backwards', -5000, '0:00'],
  ])('%s', (_title, durationMs, expected) => {
    expect(formatDuration(durationMs)).toBe(expected)
  })
})
