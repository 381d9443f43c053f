import { describe, expect, it } from 'vitest'
import { speedWords } from '../../../../../app/renderer/views/settings/speed-words.ts'

const none = { download: null, upload: null }

describe('speedWords', () => {
  it.each([
    [none, none, 'No limit'],
    [{ download: 5_000_000, upload: null }, none, '5 MB/s down'],
    [
      { download: 5_000_000, upload: Number.NaN },
      { download: null, upload: 1_000_000 },
      '5 MB/s down, 1 MB/s up each',
    ],
  ])('says %j and %j', (speed, sessionSpeed, expected) => {
    expect(speedWords({ speed, sessionSpeed })).toBe(expected)
  })
})
