import { once } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import { connectBy, jobBase, routes, startPlane } from '../helpers/data/data-fixture.ts'
import { fdFile } from '../helpers/data/fd-file.ts'
import { checkLeaks } from '../helpers/leak-check.ts'
import { within } from '../helpers/wait-for.ts'

const plainAndTls = routes.filter(({ title }) => title === 'passive, plain' || title === 'passive, TLS 1.3')

/** Turns between the last chunk and the end of the connection; the gap of one turn is somewhere among them. */
const turns = Array.from({ length: 12 }, (_, turn) => turn)

beforeEach(() => checkLeaks([]))

describe.each(plainAndTls)('a transfer that is aborted while it ends ($title)', (route) => {
  it.each(turns)('comes to its end (after %i ticks)', async (ticks) => {
    const connected = await connectBy(route, startPlane())
    let abort = (): void => undefined
    async function* chunks() {
      yield Buffer.from('a line\r\n')
      const wait = (left: number): void => (left === 0 ? abort() : process.nextTick(wait, left - 1))
      wait(ticks)
    }
    const running = connected.endpoint.start({
      ...jobBase,
      kind: 'listing',
      chunks: chunks(),
      tls: connected.tls,
    })
    abort = () => running.abort()
    const stream = await connected.stream()
    stream.resume()
    const end = await within('the end', running.done)
    expect(['completed', 'aborted']).toContain(end.kind)
    stream.destroy()
  })

  it('comes to its end when it was an upload that had just ended, too', async () => {
    for (const ticks of turns) {
      const connected = await connectBy(route, startPlane())
      const file = fdFile(new Uint8Array(0))
      const job = { ...jobBase, kind: 'upload', file, start: 0, tls: connected.tls } as const
      const running = connected.endpoint.start(job)
      const stream = await connected.stream()
      stream.resume()
      stream.end('x')
      while (running.bytes === 0) await new Promise((resolve) => setImmediate(resolve))
      for (let tick = 0; tick < ticks; tick += 1) await new Promise((resolve) => process.nextTick(resolve))
      running.abort()
      await within('the end', running.done)
      stream.destroy()
    }
  })
})

describe.each(plainAndTls)('a client that does not close its side ($title)', (route) => {
  it('of a download does not hold the end up: it may wait for our 226 before it closes', async () => {
    const connected = await connectBy(route, startPlane())
    const content = Buffer.from('the whole file')
    const job = { ...jobBase, kind: 'download', file: fdFile(content), start: 0, end: null } as const
    const running = connected.endpoint.start({ ...job, tls: connected.tls })
    const stream = await connected.stream()
    const received: Buffer[] = []
    stream.on('data', (chunk: Buffer) => received.push(chunk))
    await within('the end of the stream', once(stream, 'end'))
    expect(Buffer.concat(received).equals(content)).toBe(true)
    expect(await within('the end', running.done, 5_000)).toMatchObject({
      kind: 'completed',
      bytes: content.length,
    })
    stream.destroy()
  })
})
