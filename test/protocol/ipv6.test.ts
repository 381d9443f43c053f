import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const tree = { a: testContent(100_000) }

describe('an IPv6 control connection', () => {
  it('is told to use EPSV instead of PASV', async () => {
    const client = await (await startServer({ tree, host: '::1' })).logIn()
    expect((await client.ask('PASV', 425)).text).toContain('EPSV')
  })

  it.each(['EPSV', 'EPRT'] as const)('transfers with %s', async (mode) => {
    const client = await (await startServer({ tree, host: '::1' })).logIn()
    expect((await client.receive('RETR a', mode)).equals(tree.a)).toBe(true)
  })

  it('takes EPSV 2 and answers EPSV 1 with 522', async () => {
    const client = await (await startServer({ tree, host: '::1' })).logIn()
    await client.ask('EPSV 2', 229)
    expect((await client.ask('EPSV 1', 522)).text).toContain('(2)')
  })

  it('answers an IPv4 address in EPRT with 522 and PORT with a refusal', async () => {
    const client = await (await startServer({ tree, host: '::1' })).logIn()
    await client.ask('EPRT |1|127.0.0.1|51400|', 522)
    await client.ask('PORT 127,0,0,1,200,200', 500, 501, 522)
  })

  it('takes its own address in any spelling', async () => {
    const client = await (await startServer({ tree, host: '::1' })).logIn()
    await client.ask('EPRT |2|0:0:0:0:0:0:0:1|51400|', 200)
  })
})

describe('listeners of both families', () => {
  const listeners = ['127.0.0.1', '::1'].map((host) => ({ host, port: 0, tls: 'optional' as const }))

  it('serve an IPv4 client by PASV, PORT, EPSV and EPRT', async () => {
    const server = await startServer({ tree, options: { listeners } })
    const client = await server.logIn()
    for (const mode of ['PASV', 'PORT', 'EPSV', 'EPRT'] as const) {
      expect((await client.receive('RETR a', mode)).equals(tree.a), mode).toBe(true)
    }
    expect(server.events.of('session-opened')[0]?.peer.address).toBe('127.0.0.1')
  })

  it('serve an IPv6 client at the same time', async () => {
    const server = await startServer({ tree, options: { listeners } })
    const second = server.engine.boundListeners[1]
    const client = await server.logIn({ host: '::1', port: second!.port })
    expect((await client.receive('RETR a')).equals(tree.a)).toBe(true)
    expect(server.events.of('session-opened')[0]?.peer.address).toBe('::1')
  })
})
