import { describe, expect, it } from 'vitest'
import { withUsage } from '../../../../app/renderer/stores/with-usage.ts'
import { sampleShare } from '../../../helpers/wire-samples.ts'

const usage = { bytes: 10, files: 1, scannedAtMs: 5, isScanning: false }

describe('new usage', () => {
  it('reaches the rows it is about', () => {
    const [row] = withUsage([sampleShare()], [{ id: 'a', usage }])
    expect(row?.usage).toEqual(usage)
  })

  it('leaves a row as it is when nothing about it has changed', () => {
    const rows = [sampleShare({ usage })]
    expect(withUsage(rows, [{ id: 'a', usage: { ...usage } }])[0]).toBe(rows[0])
  })

  it('goes from a row that is not counted any more', () => {
    expect(withUsage([sampleShare({ usage })], [])[0]?.usage).toBeNull()
  })
})
