import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const tree = { 'a.bin': testContent(5000) }

/** A port nobody holds now; the tests for ranges need one they can name. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

describe('PASV', () => {
  it('answers 227 with the address of the control connection', async () => {
    const client = await (await startServer({ tree })).logIn()
    expect((await client.ask('PASV', 227)).text).toMatch(/\(127,0,0,1,\d{1,3},\d{1,3}\)/)
  })

  it('ignores an argument that exists in the wild', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('PASV junk', 227)
  })

  it('replaces the port offered before, which is closed', async () => {
    const client = await (await startServer({ tree })).logIn()
    const first = await client.pasv()
    const second = await client.pasv()
    await expect(client.connectData(first)).rejects.toThrow()
    const connection = await client.connectData(second)
    await client.ask('RETR a.bin', 150, 125)
    expect(await connection.readAll()).toEqual(tree['a.bin'])
    await client.expect(226)
  })

  it('is used up by one transfer', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.receive('RETR a.bin')
    await client.ask('RETR a.bin', 425)
  })

  it('works when the client connects only after the command', async () => {
    const client = await (await startServer({ tree })).logIn()
    const port = await client.pasv()
    client.send('RETR a.bin')
    const connection = await client.connectData(port)
    await client.expect(150, 125)
    expect(await connection.readAll()).toEqual(tree['a.bin'])
    await client.expect(226)
  })

  it('is 425 when nobody connects in time', async () => {
    const client = await (await startServer({ tree, options: { dataConnectTimeoutMs: 60 } })).logIn()
    await client.pasv()
    await client.ask('RETR a.bin', 425)
    await client.ask('NOOP', 200)
  })

  it('offers only ports of the range', async () => {
    const port = await freePort()
    const server = await startServer({ tree, options: { passivePorts: { min: port, max: port } } })
    const client = await server.logIn()
    for (let round = 0; round < 5; round += 1) {
      const prepared = await client.prepareData('PASV')
      expect(prepared.port).toBe(port)
      const connection = await prepared.open()
      await client.ask('RETR a.bin', 150, 125)
      expect(await connection.readAll()).toEqual(tree['a.bin'])
      await client.expect(226)
    }
  })

  it('is 421 with the reason when the range is used up, never a port outside it', async () => {
    const port = await freePort()
    const server = await startServer({ tree, options: { passivePorts: { min: port, max: port } } })
    const first = await server.logIn()
    const second = await server.logIn()
    await first.pasv()
    expect((await second.ask('PASV', 421)).text).toMatch(/port/i)
    expect((await second.ask('EPSV', 421)).text).toMatch(/port/i)
    const connection = await first.connectData(port)
    await first.ask('RETR a.bin', 150, 125)
    expect(await connection.readAll()).toEqual(tree['a.bin'])
    await first.expect(226)
    expect(await second.receive('RETR a.bin')).toEqual(tree['a.bin'])
  })

  it('tells the external address only to peers outside', async () => {
    const server = await startServer({ tree, options: { externalAddress: '203.0.113.7' } })
    const client = await server.logIn()
    expect((await client.ask('PASV', 227)).text).toContain('(127,0,0,1,')
  })
})

describe('a passive range of one port', () => {
  it('answers 421 with the reason while it is taken, tells the dashboard, and the session stays usable', async () => {
    const port = await freePort()
    const server = await startServer({ tree, passivePorts: { min: port, max: port } })
    const [first, second] = [await server.logIn(), await server.logIn()]
    await first.ask('EPSV', 229)
    for (const line of ['PASV', 'EPSV']) {
      expect((await second.ask(line, 421)).text).toContain('ports are in use')
    }
    const exhausted = server.events.of('passive-ports-exhausted').map(({ sessionId }) => sessionId)
    expect(exhausted).toHaveLength(2)
    await second.ask('PWD', 257)
    expect(await second.receive('RETR a.bin', 'PORT')).toEqual(tree['a.bin'])
    await first.ask('ABOR', 226)
    // The port is free once its listener has closed, a moment after the reply.
    while ((await second.ask('EPSV', 229, 421)).code === 421);
    await second.ask('ABOR', 226)
  })
})

describe('the address in 227', () => {
  const wholeLoopback = (address: string | null) => [{ network: '127.0.0.0/8', address }]

  it('is the one said for the network of the peer, and EPSV needs none', async () => {
    const options = {
      externalAddress: '203.0.113.7',
      externalAddressOverrides: wholeLoopback('198.51.100.4'),
    }
    const client = await (await startServer({ tree, options })).logIn()
    expect((await client.ask('PASV', 227)).text).toContain('(198,51,100,4,')
    expect(await client.receive('RETR a.bin', 'EPSV')).toEqual(tree['a.bin'])
  })

  it('is never a host name: what it stands for, then what it stands for later, then the last known', async () => {
    const answers = ['198.51.100.5', '198.51.100.6', null]
    const server = await startServer({
      tree,
      options: { externalAddressOverrides: wholeLoopback('home.example.org'), externalAddressRefreshMs: 0 },
      lookUp: async () => {
        const address = answers.shift()
        if (typeof address !== 'string') throw new Error('ENOTFOUND')
        return address
      },
    })
    const client = await server.logIn()
    for (const expected of ['198,51,100,5', '198,51,100,6', '198,51,100,6']) {
      expect((await client.ask('PASV', 227)).text).toContain(`(${expected},`)
    }
  })

  it('is the local one when the host name was never found', async () => {
    const server = await startServer({
      tree,
      options: { externalAddressOverrides: wholeLoopback('nowhere.example.org') },
      lookUp: () => Promise.reject(new Error('ENOTFOUND')),
    })
    expect(await (await server.logIn()).receive('RETR a.bin', 'PASV')).toEqual(tree['a.bin'])
  })
})

describe('EPSV', () => {
  it.each(['EPSV', 'EPSV 1', 'EPSV '])('%j answers 229 and works', async (line) => {
    const client = await (await startServer({ tree })).logIn()
    const { text } = await client.ask(line, 229)
    const port = Number(/\(\|\|\|(\d+)\|\)/.exec(text)?.[1])
    const connection = await client.connectData(port)
    await client.ask('RETR a.bin', 150, 125)
    expect(await connection.readAll()).toEqual(tree['a.bin'])
    await client.expect(226)
  })

  it('is 522 for the other family and says which it has (RFC 2428 §3)', async () => {
    const client = await (await startServer({ tree })).logIn()
    expect((await client.ask('EPSV 2', 522)).text).toContain('(1)')
    await client.ask('EPSV 7', 522)
    await client.ask('EPSV x', 501)
  })

  it('with ALL refuses PASV, PORT and EPRT from then on (RFC 2428 §4)', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('EPSV ALL', 200)
    await client.ask('PASV', 501)
    await client.ask('PORT 127,0,0,1,200,200', 501)
    await client.ask('EPRT |1|127.0.0.1|51400|', 501)
    expect(await client.receive('RETR a.bin', 'EPSV')).toEqual(tree['a.bin'])
  })
})

describe('the preliminary reply', () => {
  it('is 125 when the data connection is there already, 150 when it comes later (RFC 959 §5.4)', async () => {
    const client = await (await startServer({ tree })).logIn()
    const early = await client.connectData(await client.pasv())
    // Two round trips later the server has accepted it.
    await client.ask('NOOP', 200)
    await client.ask('NOOP', 200)
    await client.ask('RETR a.bin', 125)
    await early.readAll()
    await client.expect(226)
    const late = await client.prepareData('PORT')
    await client.ask('RETR a.bin', 150)
    await (await late.open()).readAll()
    await client.expect(226)
  })
})
