import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { postDocument } from '../../../../app/main/host/hooks/webhook.ts'
import { within } from '../../../helpers/wait-for.ts'

interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A receiver on a port the system chose; `answer` comes after the whole request has arrived. */
async function receiver(answer: RequestListener) {
  const received: Received[] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      const { method, url, headers } = request
      received.push({ method, url, headers, body })
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/hook?token=SECRET`, host: `127.0.0.1:${port}`, received }
}

const post = (url: string, timeoutMs = 8_000) =>
  within(
    'the posting',
    postDocument({
      url,
      document: '{"text":"é"}',
      id: 'id-1',
      appVersion: '1.2.3',
      timeoutMs,
      signal: new AbortController().signal,
    }),
  )

describe('posting', () => {
  it('sends the document with its length, type, id and who sends it', async () => {
    const { url, received } = await receiver((_, response) => response.end('thanks'))
    await post(url)
    expect(received).toMatchObject([
      {
        method: 'POST',
        url: '/hook?token=SECRET',
        body: '{"text":"é"}',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': '13',
          'user-agent': 'Portside/1.2.3',
          'x-portside-id': 'id-1',
        },
      },
    ])
  })

  it.each([
    [500, true],
    [503, true],
    [429, true],
    [408, true],
    [404, false],
    [400, false],
  ])('fails on %i, and says whether trying again helps: %s', async (status, isPassing) => {
    const { url, host } = await receiver((_, response) => response.writeHead(status).end())
    await expect(post(url)).rejects.toMatchObject({
      message: `The webhook at ${host} answered ${status}.`,
      isPassing,
    })
  })

  it('does not follow a redirect', async () => {
    const other = await receiver((_, response) => response.end())
    const { url } = await receiver((_, response) => response.writeHead(307, { location: other.url }).end())
    await expect(post(url)).rejects.toMatchObject({
      isPassing: false,
      message: expect.stringContaining('307'),
    })
    expect(other.received).toEqual([])
  })

  it('gives up on a receiver that hangs, and tells no part of the address but the host', async () => {
    const { url, host } = await receiver(() => undefined)
    await expect(post(url, 50)).rejects.toMatchObject({
      message: `The webhook at ${host} did not answer in time.`,
      isPassing: true,
    })
  })

  it('fails when the receiver closes without an answer, or is not there', async () => {
    const closing = await receiver((request) => request.socket.destroy())
    await expect(post(closing.url)).rejects.toMatchObject({
      message: `The webhook at ${closing.host} cannot be reached (ECONNRESET).`,
      isPassing: true,
    })
    await expect(post('http://127.0.0.1:1/SECRET')).rejects.toMatchObject({
      message: 'The webhook at 127.0.0.1:1 cannot be reached (ECONNREFUSED).',
    })
  })

  it('counts an answer that never ends, in bytes or in time, by its status', async () => {
    const endless = await receiver((_, response) => {
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(10_000), () => setImmediate(more))
      }
      more()
    })
    await post(endless.url)
    const slow = await receiver((_, response) => response.writeHead(200).write('a'))
    await post(slow.url, 50)
  })
})
