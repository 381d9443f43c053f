import { describe, expect, it } from 'vitest'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer } from '../helpers/start-server.ts'
import { waitFor } from '../helpers/wait-for.ts'

const verbsOf = (server: Awaited<ReturnType<typeof startServer>>) =>
  server.events.of('command-received').map(({ verb }) => verb)

describe('plaintext after AUTH', () => {
  it.each(['NOOP\r\n', 'USER demo\r\nPASS secret\r\nDELE a\r\n', 'NOOP ', 'N'])(
    '%j in the same packet is never executed',
    async (injected) => {
      const server = await startServer({ tree: { a: 'precious' } })
      const client = await server.connect()
      client.sendRaw(`AUTH TLS\r\n${injected}`, null)
      const replies = await client.untilClosed()
      expect(replies.every(({ code }) => code === 421 || code === 234)).toBe(true)
      await server.events.waitFor('session-closed')
      expect(verbsOf(server)).toEqual(['AUTH'])
      expect(server.tree.names()).toEqual(['a'])
    },
  )

  it('as a half line before AUTH is not glued to what comes inside TLS', async () => {
    const server = await startServer()
    const client = await server.connect()
    client.sendRaw('AUTH TLS\r\n', 1)
    await client.expect(234)
    await client.secure()
    client.send('SYST')
    await client.expect(215)
    expect(verbsOf(server)).toEqual(['AUTH', 'SYST'])
  })

  it('sent once 234 was read breaks the handshake and runs nothing', async () => {
    const server = await startServer()
    const client = await server.connect()
    await client.ask('AUTH TLS', 234)
    client.socket.removeAllListeners('data').resume()
    client.sendRaw('USER demo\r\nPASS secret\r\n', null)
    await server.events.waitFor('session-closed')
    client.destroy()
    expect(verbsOf(server)).toEqual(['AUTH'])
  })

  it('that is a ClientHello belongs to the handshake', async () => {
    const server = await startServer()
    const { implicitTls: _explicit, ...target } = server.target
    const client = await RawFtpClient.connect(target)
    await client.startTlsInOnePacket()
    await client.ask('SYST', 215)
    expect(verbsOf(server)).toEqual(['AUTH', 'SYST'])
  })
})

describe('an over-long line', () => {
  const long = `NOOP ${'x'.repeat(200_000)}`

  it('in one packet is one 500, and the next command is answered', async () => {
    const client = await (await startServer()).logIn()
    client.sendRaw(`${long}\r\nSYST\r\n`, 2)
    await client.expect(500)
    await client.expect(215)
  })

  it('in many packets is one 500, and its tail is never executed', async () => {
    const server = await startServer({ tree: { a: 'precious' } })
    const client = await server.logIn()
    for (let round = 0; round < 20; round += 1) {
      client.sendRaw('x'.repeat(5000), 0)
      if (round === 10) await client.expect(500)
    }
    client.sendRaw('\rDELE a', 0)
    client.sendRaw('\r\nSYST\r\n', 2)
    await client.expect(215)
    expect(verbsOf(server)).not.toContain('DELE')
  })

  it('without an end, of any length, takes no memory', async () => {
    const server = await startServer()
    const client = await server.connect()
    const block = Buffer.alloc(1_000_000, 0x41)
    for (let round = 0; round < 20; round += 1) {
      await new Promise((resolve) => client.socket.write(block, resolve))
    }
    await client.expect(500)
    client.sendRaw('\r\nNOOP\r\n', 2)
    await client.expect(200)
  })

  it('is measured with its end: one byte under the limit is a command', async () => {
    const client = await (await startServer({ options: { maxLineBytes: 64 } })).connect()
    await client.ask(`CLNT ${'x'.repeat(64 - 7)}`, 200)
    await client.ask(`CLNT ${'x'.repeat(64 - 6)}`, 500)
    await client.ask('NOOP', 200)
  })
})

describe('pipelining', () => {
  it('of 1,000 commands is answered in order', async () => {
    const client = await (await startServer()).logIn()
    const lines = Array.from({ length: 1000 }, (_, at) => (at % 2 === 0 ? 'NOOP' : 'SYST'))
    client.sendRaw(`${lines.join('\r\n')}\r\n`, 1000)
    for (const line of lines) await client.expect(line === 'NOOP' ? 200 : 215)
  })

  it('of USER and PASS in one packet logs in', async () => {
    const client = await (await startServer()).connect()
    client.sendRaw('USER demo\r\nPASS secret\r\nPWD\r\n', 3)
    await client.expect(331)
    await client.expect(230)
    await client.expect(257)
  })

  it('by a client that reads nothing does not grow the server', async () => {
    const server = await startServer()
    const client = await server.logIn()
    client.socket.pause()
    const flood = Buffer.from('FEAT\r\n'.repeat(20_000))
    let taken = 0
    for (let round = 0; round < 200; round += 1) client.socket.write(flood, () => (taken += 1))
    await server.events.waitFor('command-received', ({ verb }) => verb === 'FEAT')
    // Reading stops when the replies are not taken: most of the flood stays on the client's side.
    await waitFor('the server to stop reading', async () => {
      const before = server.events.of('reply-sent').length
      await new Promise((resolve) => setTimeout(resolve, 100))
      return server.events.of('reply-sent').length === before
    })
    expect(taken).toBeLessThan(200)
    client.destroy('reset')
  })
})

describe('odd lines', () => {
  it('one byte at a time are the same lines', async () => {
    const client = await (await startServer()).connect()
    for (const byte of 'USER demo\r\nPASS secret\r\nNOOP\r\n') {
      await new Promise((resolve) => client.socket.write(byte, resolve))
    }
    client.sendRaw('', 3)
    await client.expect(331)
    await client.expect(230)
    await client.expect(200)
  })

  it('with a bare LF are accepted', async () => {
    const client = await (await startServer()).connect()
    client.sendRaw('USER demo\nPASS secret\nNOOP\n', 3)
    await client.expect(331)
    await client.expect(230)
    await client.expect(200)
  })

  it('with Telnet negotiation in them are read without it', async () => {
    const client = await (await startServer()).logIn()
    client.sendRaw(
      Buffer.from([0xff, 0xfb, 0x01, ...Buffer.from('NO'), 0xff, 0xf1, ...Buffer.from('OP\r\n')]),
      1,
    )
    await client.expect(200)
    client.sendRaw(Buffer.from([0xff, 0xfa, 24, 1, 0xff, 0xf0, ...Buffer.from('NOOP\r\n')]), 1)
    await client.expect(200)
  })

  it('with IAC IAC hold one byte 0xFF', async () => {
    const server = await startServer()
    const client = await server.logIn()
    await client.ask(Buffer.from([...Buffer.from('MKD x'), 0xff, 0xff, 0x79]), 257)
    const listing = await client.receive('NLST')
    expect(listing).toEqual(Buffer.from([0x78, 0xff, 0x79, 13, 10]))
  })

  it.each(['RETR a\0b', 'CWD a\rb', 'MKD \0', 'STOR a\0.txt', 'RNFR \r'])(
    '%j is 501 or 553',
    async (line) => {
      const server = await startServer({ tree: { a: 'x' } })
      const client = await server.logIn()
      if (/^(RETR|STOR)/.test(line)) await client.prepareData()
      await client.ask(line, 501, 553)
      expect(server.tree.names()).toEqual(['a'])
    },
  )

  it('that are empty or spaces are 500 or nothing, and the session goes on', async () => {
    const client = await (await startServer()).connect()
    client.sendRaw('\r\n   \r\n', null)
    client.send('SYST')
    let reply = await client.nextReply()
    while (reply.code === 500) reply = await client.nextReply()
    expect(reply.code).toBe(215)
  })

  it('a name with a line break in a listing cannot forge a reply', async () => {
    const server = await startServer({ tree: { 'a\r\n226 forged': 'x', 'b\nc': '' } })
    const client = await server.logIn()
    await client.ask('MLST', 250)
    await client.ask('STAT /', 212, 211)
    for (const verb of ['LIST', 'NLST', 'MLSD']) {
      const listing = (await client.receive(verb)).toString()
      expect(listing).not.toMatch(/^226 forged/m)
    }
  })
})

describe('a client of another protocol', () => {
  it.each([
    ['http', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\nDELE a\r\n'],
    ['http', 'POST /upload HTTP/1.1\r\nContent-Length: 20\r\n\r\nUSER demo\r\nPASS secret\r\nDELE a\r\n'],
    ['ssh', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['smtp', 'EHLO mail.example.org\r\nMAIL FROM:<a@b.c>\r\n'],
    ['tls', Buffer.from([0x16, 0x03, 0x01, 0x00, 0xa5, 0x01, 0x00, 0x00, 0xa1, 0x03, 0x03])],
  ])('(%s) is recognised, closed and never obeyed', async (_name, bytes) => {
    const server = await startServer({ tree: { a: 'precious' } })
    const client = await server.connect()
    client.sendRaw(bytes, null)
    await client.untilClosed()
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'protocol-violation')
    expect(verbsOf(server).filter((verb) => ['USER', 'PASS', 'DELE', 'MAIL'].includes(verb))).toEqual([])
    expect(server.tree.names()).toEqual(['a'])
  })
})
