import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GatheringWriter } from '../../../../app/main/engine/data/gathering-writer.ts'
import type { StorageFile } from '../../../../app/main/engine/vfs/storage.ts'
import { VfsError } from '../../../../app/main/engine/vfs/vfs-error.ts'

/** One write that waits for the test to let it happen. */
interface HeldWrite {
  readonly bytes: number
  readonly buffers: number
  readonly position: number
  readonly succeed: () => void
  readonly fail: (error: Error) => void
}

/** A file in memory whose writes end when the test says so. */
function heldFile() {
  const content = Buffer.alloc(64 * 1024)
  const writes: HeldWrite[] = []
  const refuse = () => Promise.reject(new Error('not for this test'))
  const file: StorageFile = {
    fd: null,
    size: 0,
    modifiedMs: 0,
    read: refuse,
    truncate: refuse,
    setModified: refuse,
    sync: refuse,
    close: refuse,
    writev: (buffers, position) =>
      new Promise((resolve, reject) => {
        const joined = Buffer.concat(buffers)
        const succeed = () => {
          joined.copy(content, position)
          resolve()
        }
        writes.push({ bytes: joined.length, buffers: buffers.length, position, succeed, fail: reject })
      }),
  }
  return { file, writes, content }
}

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

const limits = { batchBytes: 100, maxPendingBytes: 250 }

describe('the gathering writer', () => {
  it('writes what came in one turn of the event loop with one call', async () => {
    const { file, writes } = heldFile()
    const writer = new GatheringWriter(file, 10, () => undefined, limits)
    for (let count = 0; count < 5; count += 1) writer.push(Buffer.alloc(7))
    await turn()
    expect(writes).toMatchObject([{ bytes: 35, buffers: 5, position: 10 }])
  })

  it('starts at once when a batch is full', () => {
    const { file, writes } = heldFile()
    const writer = new GatheringWriter(file, 0, () => undefined, limits)
    writer.push(Buffer.alloc(60))
    expect(writes.length).toBe(0)
    writer.push(Buffer.alloc(60))
    expect(writes).toMatchObject([{ bytes: 120 }])
  })

  it('gathers while a write is under way and says when it is full', async () => {
    const { file, writes } = heldFile()
    let drained = 0
    const writer = new GatheringWriter(file, 0, () => (drained += 1), limits)
    writer.push(Buffer.alloc(100))
    writer.push(Buffer.alloc(100))
    expect(writer.isFull).toBe(false)
    writer.push(Buffer.alloc(50))
    expect(writer.isFull).toBe(true)
    writes[0]?.succeed()
    await turn()
    expect(writer.isFull).toBe(false)
    expect(drained).toBe(1)
    expect(writes.at(-1)).toMatchObject({ bytes: 100, buffers: 1, position: 100 })
  })

  it('finishes after the last byte is written', async () => {
    const { file, writes } = heldFile()
    const writer = new GatheringWriter(file, 0, () => undefined, limits)
    writer.push(Buffer.alloc(100))
    writer.push(Buffer.alloc(3))
    let isFinished = false
    const finishing = writer.finish().then((failure) => {
      isFinished = true
      return failure
    })
    writes[0]?.succeed()
    await turn()
    expect(isFinished).toBe(false)
    writes[1]?.succeed()
    expect(await finishing).toBeNull()
  })

  it('stops at the first failure, names it, and lets go of what it held', async () => {
    const { file, writes } = heldFile()
    const writer = new GatheringWriter(file, 0, () => undefined, limits)
    writer.push(Buffer.alloc(100))
    writer.push(Buffer.alloc(250))
    const cause = new VfsError('no-space')
    writes[0]?.fail(cause)
    await turn()
    writer.push(Buffer.alloc(100))
    expect(writer.isFull).toBe(false)
    expect(await writer.finish()).toEqual({ failure: 'no-space', cause })
    expect(writes.length).toBe(1)
  })

  it('finishes at once when nothing came', async () => {
    expect(await new GatheringWriter(heldFile().file, 0, () => undefined, limits).finish()).toBeNull()
  })

  it('puts every byte in its place, however the bytes arrive', async () => {
    const sizes = fc.array(fc.nat(300), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(1_000), async (lengths, start) => {
        const { file, writes, content } = heldFile()
        const writer = new GatheringWriter(file, start, () => undefined, limits)
        const chunks = lengths.map((length, index) => Buffer.alloc(length, index + 1))
        for (const chunk of chunks) {
          writer.push(chunk)
          if (chunk.length % 3 === 0) writes.at(-1)?.succeed()
          if (chunk.length % 2 === 0) await Promise.resolve()
        }
        const finishing = writer.finish()
        let isDone = false
        void finishing.then(() => {
          isDone = true
        })
        while (!isDone) {
          for (const write of writes) write.succeed()
          await Promise.resolve()
        }
        const expected = Buffer.concat(chunks)
        expect(content.subarray(start, start + expected.length).equals(expected)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})
