import { describe, expect, it } from 'vitest'
import { fullnessOf, strictestQuota, usageWords } from '../../../../app/renderer/format/usage-words.ts'

const usage = { bytes: 3_000_000_000, files: 12, scannedAtMs: 1, isScanning: false }
const quota = { maxBytes: 4_000_000_000, maxFiles: null }

describe('a quota', () => {
  it('says what is used of it', () => {
    expect(fullnessOf({ quota, usage })).toBe(0.75)
    expect(usageWords({ quota, usage })).toBe('3.00 GB of 4.00 GB, 12 files')
    expect(usageWords({ quota: { maxBytes: null, maxFiles: 20 }, usage })).toBe('3.00 GB, 12 of 20 files')
  })

  it('says nothing before it was counted', () => {
    expect(fullnessOf({ quota, usage: null })).toBeNull()
    expect(usageWords({ quota, usage: null })).toBe('')
  })

  it('is full at once where nothing may be stored', () => {
    const empty = { ...usage, bytes: 0 }
    expect(fullnessOf({ quota: { maxBytes: 0, maxFiles: null }, usage: empty })).toBe(1)
  })
})

describe('several quotas', () => {
  it('are as strict as the strictest, bytes and files each for itself', () => {
    const none = { maxBytes: null, maxFiles: null }
    expect(strictestQuota([none])).toEqual(none)
    expect(strictestQuota([none, { maxBytes: 5, maxFiles: 9 }, { maxBytes: 7, maxFiles: 0 }])).toEqual({
      maxBytes: 5,
      maxFiles: 0,
    })
  })
})
