import { describe, expect, it } from 'vitest'
import { stateOfShare } from '../../../../../app/renderer/views/shares/share-state.ts'
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
    ['Low space', { freeBytes: 900_000_000, room: 'low' as const }],
    ['Disk full', { freeBytes: 64_000_000, room: 'none' as const }],
    ['OK', { freeBytes: 5, room: 'enough' as const }],
  ])('is %s', (word, parts) => {
    expect(stateOfShare(sampleShare(parts), 1_000).word).toBe(word)
  })

  it('says how much is left where that is little', () => {
    const low = sampleShare({ freeBytes: 2_100_000_000, room: 'low' })
    expect(stateOfShare(low, 0).explanation).toContain('2.10 GB left')
  })

  it('is amber where somebody must act, and quiet where somebody decided it', () => {
    expect(stateOfShare(sampleShare({ state: 'missing' }), 0).tone).toBe('warning')
    expect(stateOfShare(sampleShare({ isEnabled: false }), 0).tone).toBe('quiet')
  })
})
