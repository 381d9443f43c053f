import { describe, expect, it } from 'vitest'
import { limitWords } from '../../../../app/renderer/format/limit-words.ts'
import { sampleUser } from '../../../helpers/wire-samples.ts'

const free = { download: null, upload: null }

describe('limits in words', () => {
  it('are empty when there are none', () => {
    expect(limitWords(sampleUser())).toBe('')
  })

  it('are short, the speed first', () => {
    const user = sampleUser({ speed: { download: 2_000_000, upload: 500_000 }, maxSessions: 3 })
    expect(limitWords(user)).toBe('2 MB/s down, 500 kB/s up, 3 sessions')
  })

  it('say each session, what may be stored and the largest file', () => {
    const user = sampleUser({
      sessionSpeed: { ...free, upload: 1_250_000 },
      quota: { maxBytes: 10_000_000_000, maxFiles: 1 },
      maxFileBytes: 100,
    })
    expect(limitWords(user)).toBe('1.25 MB/s up each, 10 GB in all, 1 file, files up to 100 B')
  })
})
