import { describe, expect, it } from 'vitest'
import { TokenBucket } from '../../../../app/main/engine/limits/token-bucket.ts'

/** Takes all it gives from one time to another, looking every millisecond, and says how much that was. */
function takeAll(bucket: TokenBucket, fromMs: number, toMs: number, everyMs = 1): number {
  let bytes = 0
  for (let nowMs = fromMs; nowMs < toMs; nowMs += everyMs) {
    while (bucket.waitMs(nowMs) === 0) {
      bucket.take(bucket.pieceBytes, nowMs)
      bytes += bucket.pieceBytes
    }
  }
  return bytes
}

describe('TokenBucket', () => {
  it.each([1_024, 10_000, 1_000_000, 50_000_000, 1_000_000_000])('keeps to %i bytes a second', (rate) => {
    const bytes = takeAll(new TokenBucket(rate, 0), 0, 10_000)
    expect(bytes / 10).toBeGreaterThan(rate * 0.95)
    expect(bytes / 10).toBeLessThan(rate * 1.05)
  })

  it('loses nothing when it is looked at late, up to a quarter of a second', () => {
    const bytes = takeAll(new TokenBucket(1_000_000, 0), 0, 10_000, 200)
    expect(bytes / 10).toBeGreaterThan(950_000)
    expect(bytes / 10).toBeLessThan(1_050_000)
  })

  it.each([1_024, 1_000_000])(
    'gives less than one second’s worth after a long pause at %i bytes a second',
    (rate) => {
      const bucket = new TokenBucket(rate, 0)
      expect(takeAll(bucket, 60_000, 60_001)).toBeLessThan(rate)
    },
  )

  it('begins with one piece and not with a burst', () => {
    const bucket = new TokenBucket(1_000_000, 0)
    expect(takeAll(bucket, 0, 1)).toBe(bucket.pieceBytes)
    expect(bucket.pieceBytes).toBe(50_000)
  })

  it('says when it gives again', () => {
    const bucket = new TokenBucket(1_000_000, 0)
    bucket.take(50_000, 0)
    expect(bucket.waitMs(0)).toBe(50)
    expect(bucket.waitMs(20)).toBe(30)
    expect(bucket.waitMs(50)).toBe(0)
  })

  it('forgets what is owed beyond one piece of a new, lower rate', () => {
    const bucket = new TokenBucket(100_000_000, 0)
    bucket.take(bucket.pieceBytes, 0)
    bucket.setRate(1_024, 0)
    expect(bucket.waitMs(0)).toBe(500)
  })

  it('keeps nothing saved beyond what a new, lower rate saves', () => {
    const bucket = new TokenBucket(100_000_000, 0)
    bucket.setRate(10_000, 5_000)
    expect(takeAll(bucket, 5_000, 5_001)).toBeLessThan(10_000)
  })

  it('gives everything at once without a rate', () => {
    const bucket = new TokenBucket(1_024, 0)
    bucket.take(1_000_000, 0)
    bucket.setRate(null, 1)
    expect(bucket.waitMs(1)).toBe(0)
    expect(bucket.pieceBytes).toBe(Number.POSITIVE_INFINITY)
    bucket.take(1_000_000, 1)
    expect(bucket.waitMs(1)).toBe(0)
  })
})
