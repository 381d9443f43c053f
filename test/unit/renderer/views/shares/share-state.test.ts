import { describe, expect, it } from 'vitest'
import {
  fullnessOfShare,
  stateOfShare,
  usageWords,
} from '../../../../../app/renderer/views/shares/share-state.ts'
import { sampleShare } from '../../../../helpers/wire-samples.ts'

const usage = { bytes: 3_000_000_000, files: 12, scannedAtMs: 1, isScanning: false }
const quota = { maxBytes: 4_000_000_000, maxFiles: null }

describe('the state of a share', () => {
  it.each([
    ['OK', {}],
    ['Switched off', { isEnabled: false, state: 'missing' as const }],
    ['Expired', { expiresAtMs: 500, state: 'missing' as const }],
    ['OK', { expiresAtMs: 1_001 }],
    ['Folder not available', { state: 'missing' as const, freeBytes: 5 }],
    ['Full', { quota: { maxBytes: 3_000_000_000, maxFiles: null }, usage }],
    ['Full', { quota: { maxBytes: null, maxFiles: 12 }, usage }],
    ['OK', { quota, usage }],
    ['Low space', { freeBytes: 900_000_000 }],
    ['Low space', { freeBytes: 5_000_000_000, diskReserveBytes: 6_000_000_000 }],
    ['OK', { freeBytes: 5_000_000_000 }],
  ])('is %s', (word, parts) => {
    expect(stateOfShare(sampleShare(parts), 1_000).word).toBe(word)
  })

  it('is amber where somebody must act, and quiet where somebody decided it', () => {
    expect(stateOfShare(sampleShare({ state: 'missing' }), 0).tone).toBe('warning')
    expect(stateOfShare(sampleShare({ isEnabled: false }), 0).tone).toBe('quiet')
  })
})

describe('the quota of a share', () => {
  it('says what is used of it', () => {
    expect(fullnessOfShare({ quota, usage })).toBe(0.75)
    expect(usageWords({ quota, usage })).toBe('3.00 GB of 4.00 GB, 12 files')
    expect(usageWords({ quota: { maxBytes: null, maxFiles: 20 }, usage })).toBe('3.00 GB, 12 of 20 files')
  })

  it('says nothing before it was counted', () => {
    expect(fullnessOfShare({ quota, usage: null })).toBeNull()
    expect(usageWords({ quota, usage: null })).toBe('')
  })

  it('is full at once where nothing may be stored', () => {
    const empty = { ...usage, bytes: 0 }
    expect(fullnessOfShare({ quota: { maxBytes: 0, maxFiles: null }, usage: empty })).toBe(1)
  })
})
