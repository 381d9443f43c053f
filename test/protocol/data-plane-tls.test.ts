import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { DataTls } from '../../app/main/engine/data/data-plane.ts'
import {
  dial,
  digest,
  jobBase,
  listen,
  receiveAll,
  secure,
  serverTls,
  startPlane,
} from '../helpers/data/data-fixture.ts'
import { fdFile } from '../helpers/data/fd-file.ts'
import { checkLeaks } from '../helpers/leak-check.ts'
import { testContent } from '../helpers/test-content.ts'
import { within } from '../helpers/wait-for.ts'

const content = testContent(700_000)

beforeEach(() => checkLeaks([]))

/** A connection on which nothing has started. */
async function connected() {
  const endpoint = await listen(startPlane())
  const client = await dial(endpoint.localPort)
  await endpoint.open()
  return { endpoint, client }
}

/** A download under way on a fresh connection. */
async function startDownload(tls: DataTls) {
  const { endpoint, client } = await connected()
  const file = fdFile(content)
  return { client, running: endpoint.start({ ...jobBase, tls, kind: 'download', file, start: 0, end: null }) }
}

/** An upload under way on a fresh connection; the client may have done something to it before. */
async function startUpload(tls: DataTls, before: (client: Socket) => Promise<void> = async () => undefined) {
  const { endpoint, client } = await connected()
  await before(client)
  const file = fdFile(new Uint8Array(0))
  return { client, file, running: endpoint.start({ ...jobBase, tls, kind: 'upload', file, start: 0 }) }
}

/** The session to resume later; with TLS 1.3 it comes in a ticket after the handshake. */
async function downloadedSession(tls: DataTls): Promise<Buffer> {
  const { client, running } = await startDownload(tls)
  let session: Buffer | undefined
  const stream = connectTls({ socket: client, rejectUnauthorized: false })
  stream.on('session', (ticket: Buffer) => {
    session = ticket
  })
  await receiveAll(stream)
  await running.done
  if (session === undefined) throw new Error('The server sent no session')
  return session
}

/** Puts TLS above a connection that stays in the test's hands, to end it or to write to it below TLS. */
async function secureAbove(client: Socket): Promise<TLSSocket> {
  const between = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, callback) => {
      client.write(chunk, () => callback())
    },
  })
  client.on('data', (chunk: Buffer) => between.push(chunk))
  const stream = connectTls({ socket: between, rejectUnauthorized: false })
  stream.on('error', () => undefined)
  onTestFinished(() => {
    stream.destroy()
  })
  await new Promise((resolve) => stream.once('secureConnect', resolve))
  return stream
}

/** Ends the client's side below TLS; resolves when the FIN is on its way. */
function ended(client: Socket): Promise<void> {
  return new Promise((resolve) => client.end(resolve))
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('TLS on a data connection (%s)', (version) => {
  it('sends nothing before the job starts: clients begin their handshake after the 150', async () => {
    const { endpoint, client } = await connected()
    // The hello is there before the job is.
    const securing = secure(client)
    const tls = await serverTls('prefer', version)
    const file = fdFile(content)
    const running = endpoint.start({ ...jobBase, tls, kind: 'download', file, start: 0, end: null })
    expect(digest(await receiveAll(await securing))).toBe(digest(content))
    expect(await running.done).toMatchObject({ kind: 'completed', bytes: content.length, tlsResumed: false })
  })

  it('resumes the session of an earlier connection of the same context', async () => {
    const tls = await serverTls('require', version)
    const session = await downloadedSession({ ...tls, resumption: 'prefer' })
    const { client, running } = await startDownload(tls)
    expect(digest(await receiveAll(await secure(client, session)))).toBe(digest(content))
    expect(await running.done).toMatchObject({ kind: 'completed', tlsResumed: true })
  })

  it('resumes the same session for one connection after the other, as FileZilla and curl ask for', async () => {
    const tls = await serverTls('require', version)
    const session = await downloadedSession({ ...tls, resumption: 'prefer' })
    for (let connection = 0; connection < 3; connection += 1) {
      const { client, running } = await startDownload(tls)
      await receiveAll(await secure(client, session))
      expect(await running.done).toMatchObject({ kind: 'completed', tlsResumed: true })
    }
  })

  it('fails as not resumed where resumption is required, and sends no payload', async () => {
    const { client, running } = await startDownload(await serverTls('require', version))
    const received: Buffer[] = []
    const stream = connectTls({ socket: client, rejectUnauthorized: false })
    stream.on('error', () => undefined)
    stream.on('data', (chunk: Buffer) => received.push(chunk))
    expect(await running.done).toEqual({ kind: 'failed', failure: 'tls-not-resumed', cause: null, bytes: 0 })
    expect(received).toEqual([])
  })

  it('says close_notify before the end of the connection', async () => {
    const { client, running } = await startDownload(await serverTls('prefer', version))
    const seen: string[] = []
    client.once('end', () => seen.push('FIN'))
    const stream = await secure(client)
    stream.once('end', () => seen.push('close_notify'))
    await receiveAll(stream)
    await running.done
    expect(seen[0]).toBe('close_notify')
  })

  it('takes the end of an upload without close_notify, as many clients leave it out', async () => {
    const { client, file, running } = await startUpload(await serverTls('prefer', version))
    const stream = await secureAbove(client)
    await new Promise((resolve) => stream.write(content, resolve))
    client.end()
    expect(await within('the end', running.done)).toMatchObject({ kind: 'completed', bytes: content.length })
    expect(digest(file.content())).toBe(digest(content))
  })

  it.each<[string, (client: Socket) => Promise<void>, (client: Socket) => Promise<void>]>([
    ['closes before the job', (client) => ended(client), async () => undefined],
    ['closes after the job began, without a hello', async () => undefined, (client) => ended(client)],
    [
      'says goodbye right after the handshake',
      async () => undefined,
      async (client) => {
        ;(await secure(client)).end()
      },
    ],
    [
      'says goodbye within the handshake',
      async () => undefined,
      async (client) => {
        connectTls({ socket: client, rejectUnauthorized: false })
          .on('error', () => undefined)
          .end()
      },
    ],
    [
      'closes the connection right after its goodbye',
      async () => undefined,
      async (client) => {
        const stream = await secure(client)
        stream.end(() => client.destroy())
      },
    ],
  ])('completes an empty upload when the client %s', async (_title, before, after) => {
    const { client, running, file } = await startUpload(await serverTls('prefer', version), before)
    client.resume()
    await after(client)
    expect(await within('the end', running.done)).toMatchObject({ kind: 'completed', bytes: 0 })
    expect(file.content().length).toBe(0)
  })

  it('fails a download whose client closes before the handshake', async () => {
    const { client, running } = await startDownload(await serverTls('prefer', version))
    await ended(client)
    expect(await within('the end', running.done)).toMatchObject({ kind: 'failed', failure: 'tls-handshake' })
  })

  it.each([
    ['plain bytes', (client: Socket) => client.write('plain text, and quite some of it\r\n'.repeat(20))],
    ['a reset', (client: Socket) => client.resetAndDestroy()],
    // Fatal, unknown_ca: what OpenSSL's clients say to a certificate they do not trust.
    ['a fatal alert', (client: Socket) => client.write(Buffer.from([0x15, 3, 3, 0, 2, 2, 48]))],
  ])('fails as handshake on %s', async (_title, act) => {
    const { client, running, file } = await startUpload(await serverTls('prefer', version))
    act(client)
    const end = await within('the end', running.done)
    expect(end).toMatchObject({ kind: 'failed', failure: 'tls-handshake', bytes: 0 })
    expect(file.content().length).toBe(0)
  })

  it('fails an upload whose records were damaged on the way', async () => {
    const { client, running } = await startUpload(await serverTls('prefer', version))
    const stream = await secureAbove(client)
    await new Promise((resolve) => stream.write(content, resolve))
    client.write(Buffer.concat([Buffer.from([0x17, 3, 3, 0, 64]), testContent(64)]))
    expect(await within('the end', running.done)).toMatchObject({ kind: 'failed', failure: 'peer-dropped' })
  })
})
