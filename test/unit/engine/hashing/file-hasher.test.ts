import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileHasher } from '../../../../app/main/engine/hashing/file-hasher.ts'
import { createDigest, findHashAlgorithm } from '../../../../app/main/engine/hashing/hash-algorithm.ts'
import { fdFile } from '../../../helpers/data/fd-file.ts'
import { testContent } from '../../../helpers/test-content.ts'

const content = testContent(1_500_000)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const base = { algorithm: 'SHA-256', onProgress: () => undefined } as const

describe.each([
  ['in slices', 10_000_000],
  ['in a worker', 1],
])('hashing %s', (_title, largeBytes) => {
  it('gives the hash of exactly the range', async () => {
    const hasher = new FileHasher({ largeBytes })
    const file = fdFile(content)
    for (const [start, end] of [
      [0, content.length],
      [1, 1_400_001],
      [777, 778],
      [5, 5],
    ] as const) {
      const request = { ...base, file, start, end, signal: new AbortController().signal }
      expect(await hasher.hash(request)).toBe(sha256(content.subarray(start, end)))
    }
    expect(hasher.runningCount).toBe(0)
  })

  it('fails when the file ends before the range does', async () => {
    const hasher = new FileHasher({ largeBytes })
    const request = { ...base, file: fdFile(content), start: 0, end: content.length + 1 }
    const failing = hasher.hash({ ...request, signal: new AbortController().signal })
    await expect(failing).rejects.toMatchObject({ kind: 'io' })
    expect(hasher.runningCount).toBe(0)
  })

  it('gives nothing when it was ended before it began', async () => {
    const hasher = new FileHasher({ largeBytes })
    const request = { ...base, file: fdFile(content), start: 0, end: content.length }
    expect(await hasher.hash({ ...request, signal: AbortSignal.abort() })).toBeNull()
    expect(hasher.runningCount).toBe(0)
  })
})

describe('places for large files', () => {
  it('are given in order, also past those who no longer wait', async () => {
    const hasher = new FileHasher({ largeBytes: 1, maxConcurrent: 1 })
    const file = fdFile(content)
    const order: number[] = []
    const controllers = Array.from({ length: 5 }, () => new AbortController())
    const work = controllers.map(async ({ signal }, index) => {
      const hash = await hasher.hash({ ...base, file, start: 0, end: content.length, signal })
      if (hash !== null) order.push(index)
    })
    controllers[1]?.abort()
    controllers[3]?.abort()
    await Promise.all(work)
    expect(order).toEqual([0, 2, 4])
    expect(hasher.runningCount).toBe(0)
  })
})

describe('a digest', () => {
  it('of CRC32 is the same however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (pieces) => {
        const digest = createDigest('CRC32')
        for (const piece of pieces) digest.update(piece)
        const whole = createDigest('CRC32')
        whole.update(Buffer.concat(pieces))
        expect(digest.finish()).toBe(whole.finish())
      }),
    )
  })

  it('of CRC32 is the one everybody checks with', () => {
    const digest = createDigest('CRC32')
    digest.update(Buffer.from('123456789'))
    expect(digest.finish()).toBe('cbf43926')
  })
})

describe('the name of an algorithm', () => {
  it.each([
    ['SHA-256', 'SHA-256'],
    ['sha-1', 'SHA-1'],
    [' Crc32 ', 'CRC32'],
    ['SHA256', null],
    ['', null],
  ])('in %j is %j', (name, expected) => {
    expect(findHashAlgorithm(name)).toBe(expected)
  })
})
