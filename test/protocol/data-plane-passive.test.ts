import { createServer } from 'node:net'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { dial, digest, jobBase, listen, receiveAll, startPlane } from '../helpers/data/data-fixture.ts'
import { fdFile } from '../helpers/data/fd-file.ts'
import { checkLeaks } from '../helpers/leak-check.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor, within } from '../helpers/wait-for.ts'

const content = testContent(300_000)

/** A download that the test's client is to receive. */
function download() {
  return { ...jobBase, kind: 'download', file: fdFile(content), start: 0, end: null } as const
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

beforeEach(() => checkLeaks([]))

describe('a passive endpoint', () => {
  it('says whether the client is there, also before open is called', async () => {
    const endpoint = await listen(startPlane())
    expect(endpoint.isConnected).toBe(false)
    await dial(endpoint.localPort)
    await waitFor('the connection', () => endpoint.isConnected)
    await within('open', endpoint.open())
    await within('open, again', endpoint.open())
  })

  it('closes a stranger and still serves the owner (RFC 2577 §4)', async () => {
    const plane = startPlane()
    const endpoint = await plane.listen({
      localAddress: '127.0.0.1',
      peerAddress: '127.0.0.1',
      connectTimeoutMs: 8_000,
    })
    const stranger = await dial(endpoint.localPort, '127.0.0.1', '127.0.0.2')
    await within(
      'the stranger to be closed',
      new Promise((resolve) => stranger.once('close', resolve).resume().end()),
    )
    expect(endpoint.isConnected).toBe(false)
    const client = await dial(endpoint.localPort)
    await endpoint.open()
    const running = endpoint.start(download())
    expect(digest(await receiveAll(client))).toBe(digest(content))
    expect(await running.done).toMatchObject({ kind: 'completed' })
  })

  it('knows the owner by its mapped address, too', async () => {
    const request = {
      localAddress: '::ffff:127.0.0.1',
      peerAddress: '::ffff:127.0.0.1',
      connectTimeoutMs: 8_000,
    }
    const endpoint = await startPlane().listen(request)
    await dial(endpoint.localPort)
    await within('open', endpoint.open())
  })

  it.each([
    ['before open', false],
    ['during open', true],
  ])('survives 200 connections that are reset, %s', async (_title, isOpening) => {
    const endpoint = await listen(startPlane())
    const opening = isOpening ? endpoint.open() : null
    await Promise.all(
      Array.from({ length: 200 }, async () => (await dial(endpoint.localPort)).resetAndDestroy()),
    )
    await waitFor('the resets to arrive', () => !endpoint.isConnected)
    const client = await dial(endpoint.localPort)
    await (opening ?? endpoint.open())
    await endpoint.open()
    const running = endpoint.start(download())
    expect(digest(await receiveAll(client))).toBe(digest(content))
    expect(await running.done).toMatchObject({ kind: 'completed' })
  })

  it('takes the living connection when a reset one came in the same moment', async () => {
    const endpoint = await listen(startPlane())
    const [dead, client] = await Promise.all([dial(endpoint.localPort), dial(endpoint.localPort)])
    dead.resetAndDestroy()
    await endpoint.open()
    await waitFor('the dead one to go', () => dead.destroyed)
    const running = endpoint.start(download())
    expect(digest(await receiveAll(client))).toBe(digest(content))
    expect(await running.done).toMatchObject({ kind: 'completed' })
  })

  it('rejects as timeout when nobody comes, counted from open', async () => {
    const endpoint = await listen(startPlane(), '127.0.0.1', 30)
    await expect(endpoint.open()).rejects.toMatchObject({ kind: 'timeout' })
    await dial(endpoint.localPort)
    await endpoint.open()
  })

  it('rejects those who wait, and all later ones, as closed after close', async () => {
    const endpoint = await listen(startPlane())
    const opening = endpoint.open()
    endpoint.close()
    endpoint.close()
    await expect(opening).rejects.toMatchObject({ kind: 'closed' })
    await expect(endpoint.open()).rejects.toMatchObject({ kind: 'closed' })
  })

  it('accepts nobody any more once the job has begun', async () => {
    const endpoint = await listen(startPlane())
    const client = await dial(endpoint.localPort)
    await endpoint.open()
    const running = endpoint.start(download())
    await expect(dial(endpoint.localPort)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await receiveAll(client)
    await running.done
  })

  it('ends a job as dropped when the connection died after open', async () => {
    const endpoint = await listen(startPlane())
    const client = await dial(endpoint.localPort)
    await endpoint.open()
    client.resetAndDestroy()
    await waitFor('the reset to arrive', () => !endpoint.isConnected)
    expect(await endpoint.start(download()).done).toMatchObject({ kind: 'failed', failure: 'peer-dropped' })
  })

  it('carries one job only', async () => {
    const endpoint = await listen(startPlane())
    const client = await dial(endpoint.localPort)
    await endpoint.open()
    const running = endpoint.start(download())
    expect(() => endpoint.start(download())).toThrow()
    await receiveAll(client)
    await running.done
  })
})

describe('the passive port range', () => {
  it('is exhausted when every port is lent, and whole again after a close', async () => {
    const port = await freePort()
    const plane = startPlane({ passivePorts: { min: port, max: port } })
    const first = await listen(plane)
    expect(first.localPort).toBe(port)
    await expect(listen(plane)).rejects.toMatchObject({ kind: 'ports-exhausted' })
    first.close()
    const second = await waitFor('the port to come back', () => listen(plane).catch(() => null))
    expect(second.localPort).toBe(port)
  })

  it('has a port back after its transfer, without a close', async () => {
    const port = await freePort()
    const plane = startPlane({ passivePorts: { min: port, max: port } })
    const endpoint = await listen(plane)
    const client = await dial(port)
    await endpoint.open()
    const running = endpoint.start(download())
    await receiveAll(client)
    await running.done
    expect(await waitFor('the port to come back', () => listen(plane).catch(() => null))).toMatchObject({
      localPort: port,
    })
  })

  it('skips a port that another program holds and never leaves the range', async () => {
    const taken = createServer()
    const min = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port))
    })
    onTestFinished(() => {
      taken.close()
    })
    const plane = startPlane({ passivePorts: { min, max: min + 1 }, random: () => 0 })
    const endpoint = await listen(plane).catch(() => null)
    // The neighbour may be taken as well, on a busy machine; then nothing is left.
    if (endpoint !== null) expect(endpoint.localPort).toBe(min + 1)
    await expect(listen(plane)).rejects.toMatchObject({ kind: 'ports-exhausted' })
  })
})

describe('closing the plane', () => {
  it('ends running transfers as aborted and lets every socket go', async () => {
    const plane = startPlane()
    const endpoint = await listen(plane)
    await dial(endpoint.localPort)
    await endpoint.open()
    const file = fdFile(new Uint8Array(0))
    const running = endpoint.start({ ...jobBase, kind: 'upload', file, start: 0 })
    const waiting = await listen(plane)
    await within('the plane to close', plane.close())
    expect(await running.done).toEqual({ kind: 'aborted', bytes: 0 })
    await expect(waiting.open()).rejects.toMatchObject({ kind: 'closed' })
    await expect(listen(plane)).rejects.toMatchObject({ kind: 'closed' })
    await expect(dial(waiting.localPort)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})

describe('an active endpoint', () => {
  it('is refused when nobody listens at the client', async () => {
    const peerPort = await freePort()
    const peer = { localAddress: '127.0.0.1', peerAddress: '127.0.0.1', peerPort }
    const endpoint = startPlane().connect({ ...peer, connectTimeoutMs: 8_000 })
    await expect(endpoint.open()).rejects.toMatchObject({ kind: 'refused' })
    await expect(endpoint.open()).rejects.toMatchObject({ kind: 'refused' })
    endpoint.close()
    await expect(endpoint.open()).rejects.toMatchObject({ kind: 'closed' })
  })

  it('connects at transfer time, from the address the client knows', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => {
      server.close()
    })
    const accepted = new Promise<string | undefined>((resolve) => {
      server.once('connection', (socket) => {
        resolve(socket.remoteAddress)
        socket.on('error', () => undefined).resume()
      })
    })
    const peerPort = (server.address() as { port: number }).port
    const peer = { localAddress: '127.0.0.3', peerAddress: '127.0.0.1', peerPort }
    const endpoint = startPlane().connect({ ...peer, connectTimeoutMs: 8_000 })
    expect(endpoint).toMatchObject({ isConnected: false, mode: 'active', localPort: 0 })
    await endpoint.open()
    expect(endpoint.isConnected).toBe(true)
    expect(await accepted).toBe('127.0.0.3')
    endpoint.close()
  })
})
