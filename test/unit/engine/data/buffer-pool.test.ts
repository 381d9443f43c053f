import { describe, expect, it } from 'vitest'
import { BufferPool } from '../../../../app/main/engine/data/buffer-pool.ts'
import { paceChunk } from '../../../../app/main/engine/data/chunk-pace.ts'

const kib = 1024
const options = { minBytes: 4 * kib, maxBytes: 32 * kib, crowdedBytes: 64 * kib, keptBytes: 40 * kib }

describe('the buffer pool', () => {
  it.each([
    [1, 4 * kib],
    [4 * kib, 4 * kib],
    [4 * kib + 1, 8 * kib],
    [20 * kib, 32 * kib],
    [1_000 * kib, 32 * kib],
  ])('lends for %d bytes a buffer of %d', (wanted, expected) => {
    expect(new BufferPool(options).take(wanted).length).toBe(expected)
  })

  it('lends the same memory again', () => {
    const pool = new BufferPool(options)
    const first = pool.take(8 * kib)
    pool.giveBack(first)
    expect(pool.take(8 * kib)).toBe(first)
    expect(pool.take(8 * kib)).not.toBe(first)
  })

  it('lends only the smallest size in a crowd', () => {
    const pool = new BufferPool(options)
    const lent = [1, 2, 3].map(() => pool.take(32 * kib))
    expect(pool.take(32 * kib).length).toBe(4 * kib)
    for (const buffer of lent) pool.giveBack(buffer)
    expect(pool.take(32 * kib).length).toBe(32 * kib)
  })

  it('keeps a bounded part of what comes back', () => {
    const pool = new BufferPool(options)
    const lent = [1, 2, 3].map(() => pool.take(32 * kib))
    for (const buffer of lent) pool.giveBack(buffer)
    expect(pool.lentBytes).toBe(0)
    expect(pool.keptBytes).toBe(32 * kib)
  })

  it('never lends a forgotten buffer again', () => {
    const pool = new BufferPool(options)
    const buffer = pool.take(4 * kib)
    pool.forget(buffer)
    expect(pool.lentBytes).toBe(0)
    expect(pool.take(4 * kib)).not.toBe(buffer)
  })
})

describe('the size of the next chunk', () => {
  it.each([
    ['doubles after a fast write', 8 * kib, 1, 16 * kib],
    ['stays at the largest size', 32 * kib, 1, 32 * kib],
    ['stays after a write of fair length', 8 * kib, 100, 8 * kib],
    ['halves after a slow write', 8 * kib, 300, 4 * kib],
    ['stays at the smallest size', 4 * kib, 300, 4 * kib],
  ])('%s', (_title, chunkBytes, drainedInMs, expected) => {
    expect(paceChunk(chunkBytes, drainedInMs, options)).toBe(expected)
  })
})
