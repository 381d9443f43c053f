import { beforeEach, describe, expect, it } from 'vitest'
import {
  connectBy,
  digest,
  jobBase,
  receiveAll,
  routes,
  runJob,
  startPlane,
} from '../helpers/data/data-fixture.ts'
import { fdFile } from '../helpers/data/fd-file.ts'
import { checkLeaks } from '../helpers/leak-check.ts'
import { testContent } from '../helpers/test-content.ts'

const kib = 1024
const sizes = [0, 1, 64 * kib - 1, 64 * kib, 64 * kib + 1, 256 * kib + 1, 5 * kib * kib + 3]

beforeEach(() => checkLeaks([]))

describe.each(routes)('a data connection ($title)', (route) => {
  it.each(sizes)('carries a file of %d bytes to the client, byte for byte', async (size) => {
    const content = testContent(size)
    const connected = await connectBy(route, startPlane())
    const job = { ...jobBase, kind: 'download', file: fdFile(content), start: 0, end: null } as const
    const { end, received } = await runJob(connected, job, receiveAll)
    expect(digest(received)).toBe(digest(content))
    expect(end).toEqual({ kind: 'completed', bytes: size, tlsResumed: route.tls === null ? null : false })
  })

  it.each(sizes)('carries %d bytes from the client into the file, byte for byte', async (size) => {
    const content = testContent(size)
    const file = fdFile(new Uint8Array(0))
    const connected = await connectBy(route, startPlane())
    const { end } = await runJob(
      connected,
      { ...jobBase, kind: 'upload', file, start: 0 },
      async (stream) => {
        stream.end(content)
        await receiveAll(stream)
      },
    )
    expect(digest(file.content())).toBe(digest(content))
    expect(end).toEqual({ kind: 'completed', bytes: size, tlsResumed: route.tls === null ? null : false })
  })

  it.each([
    ['from the middle to the end', 70_000, null],
    ['of a range', 1, 300_001],
    ['of one byte', 99_999, 100_000],
    ['of an empty range', 5, 5],
    ['from the very end', 400_000, null],
    ['to an end given exactly', 0, 400_000],
  ])('carries the bytes %s', async (_title, start, end) => {
    const content = testContent(400_000)
    const connected = await connectBy(route, startPlane())
    const job = { ...jobBase, kind: 'download', file: fdFile(content), start, end } as const
    const { received } = await runJob(connected, job, receiveAll)
    expect(digest(received)).toBe(digest(content.subarray(start, end ?? undefined)))
  })

  it('writes an upload from its restart offset and keeps the bytes before it', async () => {
    const before = testContent(100_000, 1)
    const sent = testContent(300_000, 2)
    const file = fdFile(before)
    const connected = await connectBy(route, startPlane())
    await runJob(connected, { ...jobBase, kind: 'upload', file, start: 60_000 }, async (stream) => {
      stream.end(sent)
      await receiveAll(stream)
    })
    expect(digest(file.content())).toBe(digest(Buffer.concat([before.subarray(0, 60_000), sent])))
  })

  it('sends a listing in order and counts its bytes', async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => Buffer.from(`entry ${index}\r\n`))
    const connected = await connectBy(route, startPlane())
    const job = { ...jobBase, kind: 'listing', chunks: each(lines) } as const
    const { end, received } = await runJob(connected, job, receiveAll)
    expect(digest(received)).toBe(digest(Buffer.concat(lines)))
    expect(end).toMatchObject({ kind: 'completed', bytes: Buffer.concat(lines).length })
  })

  it('sends an empty listing', async () => {
    const connected = await connectBy(route, startPlane())
    const { end, received } = await runJob(
      connected,
      { ...jobBase, kind: 'listing', chunks: each([]) },
      receiveAll,
    )
    expect(digest(received)).toBe(digest(Buffer.alloc(0)))
    expect(end).toMatchObject({ kind: 'completed', bytes: 0 })
  })

  it('converts line ends on the way to the client and counts the bytes of the wire', async () => {
    const content = 'one\ntwo\r\n\n\rthree'.repeat(20_000)
    const wire = content.replaceAll(/(?<!\r)\n/g, '\r\n')
    const connected = await connectBy(route, startPlane())
    const file = fdFile(Buffer.from(content), { maxReadBytes: 1_001 })
    const job = { ...jobBase, representation: 'ascii', kind: 'download', file, start: 0, end: null } as const
    const { end, received } = await runJob(connected, job, receiveAll)
    expect(digest(received)).toBe(digest(Buffer.from(wire)))
    expect(end).toMatchObject({ kind: 'completed', bytes: wire.length })
  })

  it('converts line ends on the way into the file, also one cut by the end', async () => {
    const wire = 'one\r\ntwo\n\r\rthree\r\r\n'.repeat(20_000).concat('\r')
    const file = fdFile(new Uint8Array(0))
    const connected = await connectBy(route, startPlane())
    const job = { ...jobBase, representation: 'ascii', kind: 'upload', file, start: 0 } as const
    const { end } = await runJob(connected, job, async (stream) => {
      stream.end(wire)
      await receiveAll(stream)
    })
    expect(digest(file.content())).toBe(digest(Buffer.from(wire.replaceAll('\r\n', '\n'))))
    expect(end).toMatchObject({ kind: 'completed', bytes: wire.length })
  })
})

async function* each(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}
