import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const large = testContent(24_000_000)

describe('the login timeout', () => {
  it('answers 421 and names itself, however busy the client looks', async () => {
    const server = await startServer({ options: { loginTimeoutMs: 120 } })
    const client = await server.connect()
    await client.ask('NOOP', 200)
    const replies = await client.untilClosed()
    expect(replies.map(({ code }) => code)).toEqual([421])
    expect(replies[0]?.text).toMatch(/login/i)
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'login-timeout')
  })

  it('ends a sender of one byte now and then', async () => {
    const server = await startServer({ options: { loginTimeoutMs: 150 } })
    const client = await server.connect()
    const drip = setInterval(() => client.sendRaw('U', null), 10)
    const replies = await client.untilClosed().finally(() => clearInterval(drip))
    expect(replies.map(({ code }) => code)).toEqual([421])
  })

  it('ends an implicit TLS connection that never begins its handshake', async () => {
    const server = await startServer({ tls: 'implicit', options: { loginTimeoutMs: 100 } })
    const socket = connect(server.target.port, server.target.host)
    socket.on('error', () => undefined)
    socket.resume()
    await server.events.waitFor('session-closed')
    await new Promise<void>((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())))
  })

  it('ends a client that never answers 234 with a handshake', async () => {
    const server = await startServer({ options: { loginTimeoutMs: 100 } })
    const client = await server.connect()
    await client.ask('AUTH TLS', 234)
    client.sendRaw('', null)
    await client.untilClosed()
    await server.events.waitFor('session-closed')
  })
})

describe('the idle timeout', () => {
  it('answers 421 and names itself', async () => {
    const server = await startServer({ options: { idleTimeoutMs: 120 } })
    const client = await server.logIn()
    const replies = await client.untilClosed()
    expect(replies.map(({ code }) => code)).toEqual([421])
    expect(replies[0]?.text).toMatch(/idle/i)
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'idle-timeout')
  })

  it('is put off while data moves', async () => {
    const server = await startServer({
      tree: { large },
      options: { idleTimeoutMs: 80, stallTimeoutMs: 60_000 },
    })
    const client = await server.logIn()
    const data = await client.begin('RETR large')
    // Longer than the idle timeout by the server's own clock of progress.
    await server.events.waitFor('transfers-progressed')
    expect((await data.readAll()).equals(large)).toBe(true)
    await client.expect(226)
    await client.quit()
    expect((await server.events.waitFor('session-closed')).reason).toBe('quit')
  })
})

describe('the stall timeout', () => {
  it.each(['RETR large', 'STOR new'])('answers 421 when no byte of %s moves', async (line) => {
    const server = await startServer({ tree: { large }, options: { stallTimeoutMs: 150 } })
    const client = await server.logIn()
    const data = await client.begin(line)
    const replies = await client.untilClosed()
    expect(replies.map(({ code }) => code)).toEqual([421])
    await data.closed()
    const { outcome } = await server.events.waitFor('transfer-ended')
    expect(outcome).toEqual({ kind: 'failed', failure: 'stalled' })
  })
})

describe('the data connect timeout', () => {
  it.each(['RETR a', 'STOR b', 'LIST'])('answers %s with 425 and the session goes on', async (line) => {
    const server = await startServer({ tree: { a: 'x' }, options: { dataConnectTimeoutMs: 80 } })
    const client = await server.logIn()
    await client.pasv()
    await client.ask(line, 425)
    expect((await client.receive('RETR a')).toString()).toBe('x')
    expect(server.tree.names()).toEqual(['a'])
  })
})

describe('a half-open client', () => {
  it('that sends FIN gets the answers to what it sent', async () => {
    const server = await startServer()
    const client = await RawFtpClient.connect(server.target)
    client.sendRaw('NOOP\r\nSYST\r\n', 2)
    client.socket.end()
    expect((await client.untilClosed()).map(({ code }) => code)).toEqual([200, 215])
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'client-closed')
  })
})
