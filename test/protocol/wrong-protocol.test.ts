import { describe, expect, it } from 'vitest'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'

const calls = [
  ['http', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', /web/],
  ['http', 'POST /upload HTTP/1.0\r\n\r\nUSER demo\r\n', /web/],
  ['ssh', 'SSH-2.0-OpenSSH_9.2\r\n', /SFTP/],
  ['smtp', 'EHLO example.org\r\n', /mail/],
  ['tls', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /explicit FTP over TLS/],
] as const

/** Says these pieces one after the other, each in a packet of its own, until the server has heard enough. */
async function say(server: TestServer, pieces: readonly string[]): Promise<string> {
  const client = await RawFtpClient.dial(server.target)
  await client.expect(220)
  let isOver = false
  const over = client.untilClosed().finally(() => {
    isOver = true
  })
  for (const piece of pieces) {
    if (isOver || client.socket.destroyed) break
    client.sendRaw(Buffer.from(piece, 'latin1'), null)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const replies = await over
  return replies.map(({ code, text }) => `${code} ${text}`).join('\n')
}

describe('a client of another protocol', () => {
  it.each(calls)('%s is told so in one helpful line, in one piece: %j', async (protocol, text, hint) => {
    const server = await startServer()
    expect(await say(server, [text])).toMatch(hint)
    expect(server.events.of('foreign-protocol-recognised')).toMatchObject([{ protocol }])
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'protocol-violation')
    expect(server.events.of('command-received')).toEqual([])
  })

  it.each(calls)('%s is told so when its bytes come one by one: %j', async (protocol, text, hint) => {
    const server = await startServer()
    expect(await say(server, [...text])).toMatch(hint)
    expect(server.events.of('foreign-protocol-recognised')).toMatchObject([{ protocol }])
    expect(server.events.of('command-received')).toEqual([])
  })

  it.each([1, 2, 3, 5, 9])('a browser is told so when its request is split after byte %d', async (at) => {
    const server = await startServer()
    const [, text] = calls[0]
    expect(await say(server, [text.slice(0, at), text.slice(at)])).toMatch(/web/)
    expect(server.events.of('foreign-protocol-recognised')).toHaveLength(1)
  })

  it('is not what an FTP client is that sends its first command byte by byte', async () => {
    const server = await startServer()
    const client = await server.connect()
    for (const byte of 'USER demo') client.sendRaw(byte, null)
    await client.ask('', 331)
    expect(server.events.of('foreign-protocol-recognised')).toEqual([])
  })
})
