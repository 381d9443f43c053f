import type { Socket } from 'node:net'
import { beforeEach, describe, expect, it } from 'vitest'
import { VfsError, type VfsErrorKind } from '../../app/main/engine/vfs/vfs-error.ts'
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
import { waitFor, within } from '../helpers/wait-for.ts'

/** More than the system buffers of both ends take. */
const manyBytes = 24 * 1024 * 1024
const large = testContent(manyBytes)

const plainAndTls = routes.filter(({ title }) => title === 'passive, plain' || title === 'passive, TLS 1.3')

beforeEach(() => checkLeaks([]))

describe.each(plainAndTls)('a transfer that goes wrong ($title)', (route) => {
  /** A download of much more than fits into the buffers, with a client that takes the first bytes and no more. */
  async function startedDownload(stallTimeoutMs = 10_000) {
    const connected = await connectBy(route, startPlane())
    const file = fdFile(large)
    const job = { ...jobBase, stallTimeoutMs, kind: 'download', file, start: 0, end: null } as const
    const running = connected.endpoint.start({ ...job, tls: connected.tls })
    const stream = await connected.stream()
    await new Promise((resolve) => stream.once('readable', () => resolve(stream.read(1))))
    return { running, stream, file, client: connected.client }
  }

  /** An upload whose first megabyte has arrived. */
  async function startedUpload(stallTimeoutMs = 10_000) {
    const connected = await connectBy(route, startPlane())
    const file = fdFile(new Uint8Array(0))
    const job = { ...jobBase, stallTimeoutMs, kind: 'upload', file, start: 0 } as const
    const running = connected.endpoint.start({ ...job, tls: connected.tls })
    const stream = await connected.stream()
    const sent = large.subarray(0, 1_000_000)
    stream.write(sent)
    await waitFor('the first megabyte', () => running.bytes === sent.length)
    return { running, stream, file, sent, client: connected.client }
  }

  it('ends a download as aborted at once, with no read left under way', async () => {
    const { running, file } = await startedDownload()
    running.abort()
    running.abort()
    const end = await within('the end', running.done)
    expect(end.kind).toBe('aborted')
    expect(file.busyCalls).toBe(0)
  })

  it('ends an upload as aborted with every received byte in the file', async () => {
    const { running, file, sent } = await startedUpload()
    running.abort()
    expect(await within('the end', running.done)).toEqual({ kind: 'aborted', bytes: sent.length })
    expect(digest(file.content())).toBe(digest(sent))
    expect(file.busyCalls).toBe(0)
  })

  it('fails a download as dropped when the client resets', async () => {
    const { running, client, file } = await startedDownload()
    client.resetAndDestroy()
    expect(await within('the end', running.done)).toMatchObject({ kind: 'failed', failure: 'peer-dropped' })
    expect(file.busyCalls).toBe(0)
  })

  it('fails an upload as dropped when the client resets, with every received byte in the file', async () => {
    const { running, client, file, sent } = await startedUpload()
    client.resetAndDestroy()
    expect(await within('the end', running.done)).toMatchObject({
      kind: 'failed',
      failure: 'peer-dropped',
      bytes: sent.length,
    })
    expect(digest(file.content())).toBe(digest(sent))
  })

  it('fails a download as stalled when the client reads nothing any more', async () => {
    const { running } = await startedDownload(150)
    expect(await within('the end', running.done)).toMatchObject({ kind: 'failed', failure: 'stalled' })
  })

  it('fails an upload as stalled when the client sends nothing any more, and keeps what came', async () => {
    const { running, file, sent } = await startedUpload(150)
    expect(await within('the end', running.done)).toMatchObject({ kind: 'failed', failure: 'stalled' })
    expect(digest(file.content())).toBe(digest(sent))
  })

  it('holds a bounded part of a download in memory while the client does not read', async () => {
    const { running, stream } = await startedDownload()
    let before = -1
    await waitFor('the buffers to fill', async () => {
      const isFull = running.bytes === before
      before = running.bytes
      await new Promise((resolve) => setTimeout(resolve, 20))
      return isFull
    })
    expect(running.bytes).toBeLessThan(manyBytes)
    const rest = await receiveAll(stream)
    expect(rest.length).toBe(manyBytes - 1)
    expect(await running.done).toMatchObject({ kind: 'completed', bytes: manyBytes })
  })

  it('holds a bounded part of an upload in memory while the disk does not write', async () => {
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const connected = await connectBy(route, startPlane())
    const file = fdFile(new Uint8Array(0), { beforeWrite: () => gate })
    const job = { ...jobBase, kind: 'upload', file, start: 0 } as const
    const running = connected.endpoint.start({ ...job, tls: connected.tls })
    const stream = await connected.stream()
    stream.end(large)
    let before = -1
    await waitFor('the reading to pause', async () => {
      const isPaused = running.bytes > 0 && running.bytes === before
      before = running.bytes
      await new Promise((resolve) => setTimeout(resolve, 20))
      return isPaused
    })
    expect(running.bytes).toBeLessThan(8 * 1024 * 1024)
    release()
    await receiveAll(stream)
    expect(await running.done).toMatchObject({ kind: 'completed', bytes: manyBytes })
    expect(digest(file.content())).toBe(digest(large))
  })

  it('fails as read when the storage cannot be read', async () => {
    const cause = new VfsError('io', 'broken')
    const file = fdFile(testContent(600_000), {
      beforeRead: async (position) => {
        if (position > 0) throw cause
      },
    })
    const connected = await connectBy(route, startPlane())
    const job = { ...jobBase, kind: 'download', file, start: 0, end: 600_000 } as const
    const { end } = await runJob(connected, job, swallow)
    expect(end).toMatchObject({ kind: 'failed', failure: 'read', cause })
  })

  it('fails as read when the file became shorter than the range that was promised', async () => {
    const connected = await connectBy(route, startPlane())
    const job = {
      ...jobBase,
      kind: 'download',
      file: fdFile(testContent(1_000)),
      start: 0,
      end: 1_001,
    } as const
    const { end } = await runJob(connected, job, swallow)
    expect(end).toMatchObject({ kind: 'failed', failure: 'read' })
  })

  it.each<[VfsErrorKind | null, string]>([
    ['no-space', 'no-space'],
    ['quota', 'quota'],
    ['io', 'write'],
    [null, 'write'],
  ])('fails an upload when the storage says %s', async (kind, failure) => {
    const cause = kind === null ? new Error('unexpected') : new VfsError(kind)
    const file = fdFile(new Uint8Array(0), {
      beforeWrite: async (position) => {
        if (position > 0) throw cause
      },
    })
    const connected = await connectBy(route, startPlane())
    const { end } = await runJob(connected, { ...jobBase, kind: 'upload', file, start: 0 }, (stream) => {
      stream.end(large)
      return swallow(stream)
    })
    expect(end).toMatchObject({ kind: 'failed', failure, cause })
    const written = file.content()
    expect(digest(written)).toBe(digest(large.subarray(0, written.length)))
  })

  it('fails a listing as read with the error of its source, after the text before it', async () => {
    const cause = new VfsError('unavailable')
    async function* chunks() {
      yield Buffer.from('first\r\n')
      throw cause
    }
    const connected = await connectBy(route, startPlane())
    const { end } = await runJob(connected, { ...jobBase, kind: 'listing', chunks: chunks() }, swallow)
    expect(end).toMatchObject({ kind: 'failed', failure: 'read', cause })
  })

  it('aborts a listing whose source hangs, and lets the source go', async () => {
    let isAsked = false
    let isReturned = false
    const source: AsyncIterator<Uint8Array> = {
      next: () => {
        isAsked = true
        return new Promise(() => undefined)
      },
      return: async () => {
        isReturned = true
        return { done: true, value: undefined }
      },
    }
    const connected = await connectBy(route, startPlane())
    const chunks = { [Symbol.asyncIterator]: () => source }
    const running = connected.endpoint.start({ ...jobBase, kind: 'listing', chunks, tls: connected.tls })
    await connected.stream()
    await waitFor('the source to be asked', () => isAsked)
    running.abort()
    expect(await within('the end', running.done)).toEqual({ kind: 'aborted', bytes: 0 })
    await waitFor('the source to be let go', () => isReturned)
  })

  it('asks the source of a listing for no more than leaves', async () => {
    let asked = 0
    async function* chunks() {
      for (; asked < 3_000; asked += 1) yield large.subarray(0, 8_192)
    }
    const connected = await connectBy(route, startPlane())
    const job = { ...jobBase, kind: 'listing', chunks: chunks() } as const
    const running = connected.endpoint.start({ ...job, tls: connected.tls })
    const stream = await connected.stream()
    await new Promise((resolve) => stream.once('readable', resolve))
    let before = -1
    await waitFor('the listing to wait', async () => {
      const isWaiting = asked === before
      before = asked
      await new Promise((resolve) => setTimeout(resolve, 20))
      return isWaiting
    })
    expect(asked).toBeLessThan(3_000)
    expect((await receiveAll(stream)).length).toBe(3_000 * 8_192)
    expect(await running.done).toMatchObject({ kind: 'completed' })
  })
})

describe.each(routes.filter(({ tls }) => tls === null))('a reset behind unread bytes ($title)', (route) => {
  it('fails an upload as dropped, though the system reports an end of stream', async () => {
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const connected = await connectBy(route, startPlane())
    const file = fdFile(new Uint8Array(0), { beforeWrite: () => gate })
    const job = { ...jobBase, kind: 'upload', file, start: 0 } as const
    const running = connected.endpoint.start({ ...job, tls: connected.tls })
    const stream = await connected.stream()
    stream.write(large.subarray(0, 6_000_123))
    let before = -1
    await waitFor('the reading to pause', async () => {
      const isPaused = running.bytes > 0 && running.bytes === before
      before = running.bytes
      await new Promise((resolve) => setTimeout(resolve, 20))
      return isPaused
    })
    connected.client.resetAndDestroy()
    await waitFor('the reset to leave', () => connected.client.closed)
    release()
    const end = await within('the end', running.done)
    expect(end).toMatchObject({ kind: 'failed', failure: 'peer-dropped' })
    expect(digest(file.content())).toBe(digest(large.subarray(0, end.bytes)))
  })
})

/** Reads until the connection goes, however it goes. */
function swallow(stream: Socket): Promise<void> {
  return new Promise((resolve) => {
    stream.resume()
    stream.once('end', () => stream.end())
    stream.once('close', () => resolve())
  })
}
