import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const tree = { 'a.bin': testContent(200_000) }

describe.each(['PORT', 'EPRT'] as const)('%s', (mode) => {
  it('downloads, uploads and lists', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    expect(await client.receive('RETR a.bin', mode)).toEqual(tree['a.bin'])
    const content = testContent(100_001, 2)
    await client.transmit('STOR b.bin', content, mode)
    expect(server.tree.read('b.bin').equals(content)).toBe(true)
    expect((await client.receive('NLST', mode)).toString().split('\r\n').sort()).toEqual([
      '',
      'a.bin',
      'b.bin',
    ])
  })

  it('works over explicit TLS', async () => {
    const client = await (await startServer({ tree })).connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    expect(await client.receive('RETR a.bin', mode)).toEqual(tree['a.bin'])
  })

  it('is 425 when nobody listens there', async () => {
    const client = await (await startServer({ tree })).logIn()
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const { port } = probe.address() as { port: number }
    probe.close()
    await once(probe, 'close')
    await client.ask(`${mode} ${client.activeArgument(mode, port)}`, 200)
    await client.ask('RETR a.bin', 425)
    await client.ask('NOOP', 200)
  })

  it.each([
    ['', 501],
    ['nonsense', 501],
    ['1,2,3', 501],
    ['127,0,0,1,256,1', 501],
    ['127,0,0,1,-1,1', 501],
    ['|1|127.0.0.1|', 501],
    ['|1|127.0.0.1|99999|', 501],
    ['|1|not-an-address|5000|', 501],
    ['|1|localhost|5000|', 501],
  ])('answers an argument %j with %d', async (argument, code) => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask(`${mode} ${argument}`, code)
    await client.ask('RETR a.bin', 425)
  })
})

describe('EPRT', () => {
  it('takes any printable delimiter (RFC 2428 §2)', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('EPRT !1!127.0.0.1!51400!', 200)
  })

  it('is 522 for the other family', async () => {
    const client = await (await startServer({ tree })).logIn()
    expect((await client.ask('EPRT |2|::1|51400|', 522)).text).toContain('(1)')
    await client.ask('EPRT |3|127.0.0.1|51400|', 522)
  })
})

describe('active mode', () => {
  it('replaces a passive offer and the other way round', async () => {
    const client = await (await startServer({ tree })).logIn()
    const port = await client.pasv()
    expect(await client.receive('RETR a.bin', 'PORT')).toEqual(tree['a.bin'])
    await expect(client.connectData(port)).rejects.toThrow()
    expect(await client.receive('RETR a.bin', 'PASV')).toEqual(tree['a.bin'])
  })
})
