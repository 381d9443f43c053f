import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

const tree = { a: testContent(500_000), large: testContent(24_000_000) }
const linux = process.platform === 'linux'

describe('an open passive port', () => {
  it('survives hundreds of connects that are reset at once', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    for (let round = 0; round < 10; round += 1) {
      const port = await client.pasv()
      await Promise.all(Array.from({ length: 30 }, () => connectAndReset(port)))
      await client.ask('NOOP', 200)
    }
    expect((await client.receive('RETR a')).equals(tree.a)).toBe(true)
  })

  it.runIf(linux)('closes a stranger, and the owner still gets the file', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    const port = await client.pasv()
    const stranger = await client.connectData(port, '127.0.0.9')
    await stranger.closed()
    const late = await client.connectData(port, '127.0.0.9')
    const mine = await client.connectData(port)
    await late.closed()
    await client.ask('RETR a', 150, 125)
    expect((await mine.readAll()).equals(tree.a)).toBe(true)
    await client.expect(226)
  })

  it.runIf(linux)('closes a stranger while the transfer waits for its owner', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    const port = await client.pasv()
    client.send('STOR new')
    await server.events.waitFor('transfer-started')
    const stranger = await client.connectData(port, '127.0.0.9')
    await stranger.write('stolen').catch(() => undefined)
    await stranger.closed()
    const mine = await client.connectData(port)
    await client.expect(150)
    await mine.send('mine')
    await client.expect(226)
    expect(server.tree.read('new').toString()).toBe('mine')
  })
})

describe('PORT and EPRT (bounce, RFC 2577 §3)', () => {
  it.each([
    'PORT 127,0,0,9,200,200',
    'PORT 192,0,2,1,200,200',
    'PORT 10,0,0,1,0,80',
    'PORT 127,0,0,1,0,25',
    'PORT 127,0,0,1,3,255',
    'PORT 0,0,0,0,200,200',
    'PORT 127,0,0,1,0,0',
    'EPRT |1|127.0.0.9|51400|',
    'EPRT |1|192.0.2.1|51400|',
    'EPRT |1|127.0.0.1|1023|',
    'EPRT |1|127.0.0.1|0|',
  ])('%s is refused and nothing is prepared', async (line) => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask(line, 500, 501)
    await client.ask('RETR a', 425)
  })

  it('to our own control port delivers nothing there', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    const { code } = await client.ask(`PORT ${client.activeArgument('PORT', server.target.port)}`)
    expect([500, 501]).toContain(code)
    await client.ask('RETR a', 425)
    expect(server.events.of('session-opened')).toHaveLength(1)
  })
})

describe('a second transfer command during a transfer', () => {
  it.each(['RETR a', 'LIST', 'NLST', 'STOR other', 'APPE other', 'MLSD'])(
    '%s does not touch the first',
    async (line) => {
      const server = await startServer({ tree })
      const client = await server.logIn()
      const data = await client.begin('RETR large')
      client.send(line)
      await client.ask('NOOP', 200)
      expect((await data.readAll()).equals(tree.large)).toBe(true)
      await client.expect(226)
      await client.expect(425, 450, 503)
      expect((await client.receive('RETR a')).equals(tree.a)).toBe(true)
    },
  )

  it('with its own PASV waits its turn and delivers both contents exactly', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    const data = await client.begin('RETR large')
    client.sendRaw('PASV\r\nRETR a\r\n', 2)
    expect((await data.readAll()).equals(tree.large)).toBe(true)
    await client.expect(226)
    const numbers = /\((?:\d+,){4}(\d+),(\d+)\)/.exec((await client.expect(227)).text)
    const second = await client.connectData(Number(numbers?.[1]) * 256 + Number(numbers?.[2]))
    await client.expect(150, 125)
    expect((await second.readAll()).equals(tree.a)).toBe(true)
    await client.expect(226)
  })

  it('cannot fill the queue without bound', async () => {
    const server = await startServer({ tree, options: { maxQueuedCommands: 8 } })
    const client = await server.logIn()
    const data = await client.begin('RETR large')
    client.sendRaw('SYST\r\n'.repeat(500), 500)
    expect((await data.readAll()).equals(tree.large)).toBe(true)
    await client.expect(226)
    for (let at = 0; at < 500; at += 1) await client.expect(215)
  })
})

describe('a client that disappears', () => {
  const steps: Record<string, string[]> = {
    'after the greeting': [],
    'after USER': ['USER demo'],
    'in the middle of a line': ['USER demo', 'PASS secret', '+RET'],
    'after PASV': ['USER demo', 'PASS secret', 'PASV'],
    'while the server waits for its data connection': ['USER demo', 'PASS secret', 'PASV', 'RETR a'],
    'while the server waits for its upload': ['USER demo', 'PASS secret', 'PASV', 'STOR new'],
    'after RNFR': ['USER demo', 'PASS secret', 'RNFR a'],
    'after AUTH': ['AUTH TLS'],
  }
  const cases = Object.entries(steps).flatMap(([moment, lines]) =>
    (['end', 'reset'] as const).map((how) => ({ moment, lines, how })),
  )

  it.each(cases)('$moment ($how) leaves nothing', async ({ lines, how }) => {
    const server = await startServer({ tree })
    const client = await server.connect()
    for (const line of lines) {
      client.sendRaw(line.startsWith('+') ? line.slice(1) : `${line}\r\n`, null)
      if (/^(USER|PASS|PASV|RNFR|AUTH)/.test(line)) await client.nextReply()
    }
    client.destroy(how)
    await server.events.waitFor('session-closed')
    expect(server.tree.names()).toEqual(['a', 'large'])
  })

  const moving = (['RETR large', 'STOR new', 'LIST'] as const).flatMap((line) =>
    (['end', 'reset'] as const).map((how) => ({ line, how })),
  )

  it.each(moving)('in the middle of $line ($how) leaves no transfer', async ({ line, how }) => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    const data = await client.begin(line)
    client.destroy(how)
    data.destroy(how)
    await server.events.waitFor('session-closed')
    await waitFor('the transfer to end', () => server.events.of('transfer-ended').length === 1)
  })

  it.each(['end', 'reset'] as const)(
    'from the data connection only (%s) gets 426 and may go on',
    async (how) => {
      const server = await startServer({ tree })
      const client = await server.logIn()
      const data = await client.begin('RETR large')
      data.destroy(how)
      await client.expect(426, 451)
      expect((await client.receive('RETR a')).equals(tree.a)).toBe(true)
    },
  )

  it('a hundred times in every way leaves no session', async () => {
    const server = await startServer({ tree })
    for (let round = 0; round < 100; round += 1) {
      const client = await server.logIn()
      const data =
        round % 3 === 0 ? null : await client.begin(round % 3 === 1 ? 'RETR large' : `STOR new${round}`)
      client.destroy(round % 2 === 0 ? 'reset' : 'end')
      data?.destroy(round % 5 === 0 ? 'reset' : 'end')
    }
    await waitFor('the sessions to go', () => server.engine.sessions().length === 0)
  })
})

function connectAndReset(port: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.resetAndDestroy())
    socket.on('error', () => undefined)
    socket.once('close', () => resolve())
  })
}
