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
import { SlowThrottle } from '../helpers/data/slow-throttle.ts'
import { checkLeaks } from '../helpers/leak-check.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor, within } from '../helpers/wait-for.ts'

const content = testContent(300_000)
const never = Number.POSITIVE_INFINITY
const plainAndTls = routes.filter(({ title }) => title === 'passive, plain' || title === 'passive, TLS 1.3')

beforeEach(() => checkLeaks([]))

describe.each(plainAndTls)('a transfer that is held back ($title)', (route) => {
  function downloadOf(file: ReturnType<typeof fdFile>, throttle: SlowThrottle, stallTimeoutMs = 10_000) {
    return { ...jobBase, throttle, stallTimeoutMs, kind: 'download', file, start: 0, end: null } as const
  }

  function uploadTo(file: ReturnType<typeof fdFile>, throttle: SlowThrottle, stallTimeoutMs = 10_000) {
    return { ...jobBase, throttle, stallTimeoutMs, kind: 'upload', file, start: 0 } as const
  }

  it('gives a download whole, in pieces of any size', async () => {
    const throttle = new SlowThrottle(7_001, 1)
    const { end, received } = await runJob(
      await connectBy(route, startPlane()),
      downloadOf(fdFile(content), throttle),
      receiveAll,
    )
    expect(end).toMatchObject({ kind: 'completed', bytes: content.length })
    expect(digest(received)).toBe(digest(content))
    expect(throttle.givenBytes).toBe(content.length)
    expect(throttle.isClosed).toBe(true)
  })

  it('takes an upload whole, also when the client has ended the stream long before', async () => {
    const throttle = new SlowThrottle(7_001, 1)
    const file = fdFile(new Uint8Array(0))
    const { end } = await runJob(
      await connectBy(route, startPlane()),
      uploadTo(file, throttle),
      async (stream) => {
        stream.end(content)
        await receiveAll(stream)
      },
    )
    expect(end).toMatchObject({ kind: 'completed', bytes: content.length })
    expect(digest(file.content())).toBe(digest(content))
    expect(throttle.givenBytes).toBe(content.length)
  })

  it('does not take more of a small upload than allowed because it has ended', async () => {
    const throttle = new SlowThrottle(never, never)
    const file = fdFile(new Uint8Array(0))
    const connected = await connectBy(route, startPlane())
    const running = connected.endpoint.start({ ...uploadTo(file, throttle), tls: connected.tls })
    const stream = await connected.stream()
    stream.end('0123456789')
    await waitFor('the throttle to be asked', () => throttle.isWaitedFor)
    throttle.giveNow(4)
    await waitFor('the throttle to be asked again', () => throttle.isWaitedFor)
    await waitFor('the piece in the file', () => file.content().toString() === '0123')
    expect(running.bytes).toBe(4)
    throttle.giveNow(6)
    await receiveAll(stream)
    expect(await within('the end', running.done)).toMatchObject({ kind: 'completed', bytes: 10 })
    expect(file.content().toString()).toBe('0123456789')
  })

  it('does not stall, however long it waits for its turn', async () => {
    const sent = content.subarray(0, 400)
    const down = await runJob(
      await connectBy(route, startPlane()),
      downloadOf(fdFile(sent), new SlowThrottle(100, 200), 80),
      receiveAll,
    )
    expect(down.end).toMatchObject({ kind: 'completed', bytes: 400 })
    const file = fdFile(new Uint8Array(0))
    const up = await runJob(
      await connectBy(route, startPlane()),
      uploadTo(file, new SlowThrottle(100, 200), 80),
      async (stream) => {
        stream.end(sent)
        await receiveAll(stream)
      },
    )
    expect(up.end).toMatchObject({ kind: 'completed', bytes: 400 })
    expect(digest(file.content())).toBe(digest(sent))
  })

  it('stalls when the client sends nothing any more after its turn has come', async () => {
    const file = fdFile(new Uint8Array(0))
    const connected = await connectBy(route, startPlane())
    const throttle = new SlowThrottle(100, 200)
    const running = connected.endpoint.start({ ...uploadTo(file, throttle, 80), tls: connected.tls })
    const stream = await connected.stream()
    stream.write(content.subarray(0, 150))
    expect(await within('the end', running.done)).toMatchObject({
      kind: 'failed',
      failure: 'stalled',
      bytes: 150,
    })
    expect(digest(file.content())).toBe(digest(content.subarray(0, 150)))
  })

  it('ends at once when it is aborted while it waits, an upload with every received byte in the file', async () => {
    for (const kind of ['download', 'upload'] as const) {
      const throttle = new SlowThrottle(never, never)
      const file = fdFile(kind === 'download' ? content : new Uint8Array(0))
      const job = kind === 'download' ? downloadOf(file, throttle) : uploadTo(file, throttle)
      const connected = await connectBy(route, startPlane())
      const running = connected.endpoint.start({ ...job, tls: connected.tls })
      const stream = await connected.stream()
      if (kind === 'upload') stream.write(content.subarray(0, 1_000))
      await waitFor('the throttle to be asked', () => throttle.isWaitedFor)
      running.abort()
      const bytes = kind === 'upload' ? 1_000 : 0
      expect(await within('the end', running.done)).toEqual({ kind: 'aborted', bytes })
      if (kind === 'upload') expect(digest(file.content())).toBe(digest(content.subarray(0, 1_000)))
      expect(file.busyCalls).toBe(0)
      expect(throttle.isClosed).toBe(true)
    }
  })

  it('makes the client of an upload wait instead of gathering what it sends', async () => {
    const large = testContent(24 * 1024 * 1024)
    const throttle = new SlowThrottle(never, never)
    const file = fdFile(new Uint8Array(0))
    const connected = await connectBy(route, startPlane())
    const running = connected.endpoint.start({ ...uploadTo(file, throttle), tls: connected.tls })
    const stream = await connected.stream()
    for (let at = 0; at < large.length; at += 65_536) stream.write(large.subarray(at, at + 65_536))
    let before = -1
    let unchangedLooks = 0
    await waitFor('the client to be stuck', () => {
      const { writableLength } = stream
      unchangedLooks = writableLength === before ? unchangedLooks + 1 : 0
      before = writableLength
      return throttle.isWaitedFor && unchangedLooks === 20
    })
    expect(running.bytes).toBe(0)
    running.abort()
    await within('the end', running.done)
    expect(file.content().length).toBeLessThan(large.length / 2)
  })

  it('counts what is on the wire in MODE Z, and converts line ends as ever', async () => {
    const text = Buffer.from('one line\n'.repeat(20_000))
    const throttle = new SlowThrottle(300, 1)
    const job = { ...downloadOf(fdFile(text), throttle), representation: 'ascii' as const }
    const zipped = { ...job, compression: { kind: 'deflate' as const, level: 6 } }
    const { end, received } = await runJob(await connectBy(route, startPlane()), zipped, receiveAll)
    expect(end).toMatchObject({ kind: 'completed', bytes: received.length })
    expect(throttle.givenBytes).toBe(received.length)
    expect(received.length).toBeLessThan(text.length / 10)
  })
})
