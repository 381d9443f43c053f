import { once } from 'node:events'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer } from '../helpers/start-server.ts'

describe('what is told of data connections', () => {
  it('names mode, address and port of each offer, as the client was told', async () => {
    const server = await startServer({ tree: { a: 'content' } })
    const client = await server.logIn()
    await client.receive('RETR a', 'PASV')
    await client.receive('RETR a', 'EPSV')
    await client.receive('RETR a', 'PORT')
    const offers = server.events.of('data-offered')
    expect(offers.map(({ mode, address }) => ({ mode, address }))).toEqual([
      { mode: 'passive', address: '127.0.0.1' },
      { mode: 'passive', address: null },
      { mode: 'active', address: '127.0.0.1' },
    ])
    expect(offers.every(({ port }) => port > 0)).toBe(true)
    const started = server.events.of('transfer-started').map(({ transferId }) => transferId)
    expect(server.events.of('data-connected').map(({ transferId }) => transferId)).toEqual(started)
    expect(server.events.of('data-unused')).toEqual([])
  })

  it('tells of an offer nobody came for, when another replaces it and when the session ends', async () => {
    const server = await startServer()
    const client = await server.logIn()
    await client.pasv()
    await client.epsv()
    expect(server.events.of('data-unused')).toHaveLength(1)
    client.destroy()
    await server.events.waitFor('session-closed')
    expect(server.events.of('data-unused')).toHaveLength(2)
  })

  it('tells that nobody came when the transfer has waited in vain', async () => {
    const server = await startServer({ tree: { a: 'content' }, options: { dataConnectTimeoutMs: 50 } })
    const client = await server.logIn()
    await client.pasv()
    await client.ask('RETR a', 425)
    expect(server.events.of('data-connected')).toEqual([])
    expect(server.events.of('transfer-ended')).toMatchObject([
      { outcome: { kind: 'failed', failure: 'timeout' } },
    ])
  })
})

describe('what is told of TLS', () => {
  it('says whether a data connection continued the session of the control connection', async () => {
    const server = await startServer({ tree: { a: 'content' } })
    const client = await server.connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    await client.receive('RETR a')
    const [secured] = server.events.of('session-secured')
    expect(secured?.tls.isResumed).toBe(false)
    expect(secured?.tls.cipher).toMatch(/^TLS_/)
    expect(server.events.of('transfer-ended')[0]?.tlsResumed).toBe(true)
  })

  it('says that a data connection was refused for a session of its own', async () => {
    const server = await startServer({ tree: { a: 'content' }, options: { tlsResumption: 'require' } })
    const client = await server.connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    const prepared = await client.prepareData()
    const data = await prepared.open()
    await client.ask('RETR a', 150, 125)
    await data.secure({ ...client.dataTls(), session: undefined }).catch(() => undefined)
    await server.events.waitFor('transfer-ended')
    expect(server.events.of('transfer-ended')).toMatchObject([
      { tlsResumed: false, outcome: { kind: 'failed', failure: 'tls-not-resumed' } },
    ])
  })

  it('says that the client is too old', async () => {
    const server = await startServer({ tls: 'implicit', options: { tlsMinVersion: 'TLSv1.3' } })
    const { host, port, ca = '' } = server.target
    const socket = connectTls({ host, port, ca, maxVersion: 'TLSv1.2' })
    await once(socket, 'error')
    expect((await server.events.waitFor('tls-handshake-failed')).failure).toBe('too-old')
  })

  it('says that what came is no TLS', async () => {
    const server = await startServer({ tls: 'implicit' })
    const client = await RawFtpClient.dial({ ...server.target, implicitTls: false })
    client.sendRaw('USER demo\r\n', null)
    await client.untilClosed()
    expect((await server.events.waitFor('tls-handshake-failed')).failure).toBe('not-tls')
  })
})
