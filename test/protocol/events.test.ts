import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const large = testContent(24_000_000)

describe('the events of a session', () => {
  it('tell its story in order', async () => {
    const server = await startServer({ tree: { a: 'content', folder: {} } })
    const client = await server.connect()
    await client.startTls()
    await client.ask('CLNT Tester 1.0', 200)
    await client.logIn()
    await client.protect()
    await client.ask('CWD folder', 250)
    await client.receive('RETR ../a')
    await client.transmit('STOR b', 'four')
    await client.receive('LIST')
    await client.quit()
    await server.events.waitFor('session-closed')
    const noisy = ['command-received', 'reply-sent', 'transfers-progressed', 'listener-opened']
    const story = server.events.all.filter(({ type }) => !noisy.includes(type))
    expect(story.map(({ type }) => type)).toEqual([
      'session-opened',
      'session-secured',
      'client-named',
      'logged-in',
      'working-directory-changed',
      ...['data-offered', 'transfer-started', 'data-connected', 'transfer-ended'],
      ...['data-offered', 'transfer-started', 'data-connected', 'transfer-ended'],
      ...['data-offered', 'transfer-started', 'data-connected', 'transfer-ended'],
      'session-closed',
    ])
    expect(server.events.of('session-opened')[0]).toMatchObject({
      peer: { address: '127.0.0.1' },
      local: { address: '127.0.0.1', port: server.target.port },
    })
    expect(server.events.of('client-named')[0]?.name).toBe('Tester 1.0')
    expect(server.events.of('working-directory-changed')[0]?.path).toBe('/folder')
    expect(server.events.of('session-closed')[0]?.reason).toBe('quit')
    const ids = new Set(story.flatMap((event) => ('sessionId' in event ? [event.sessionId] : [])))
    expect(ids.size).toBe(1)
  })

  it('describe each transfer: kind, path, bytes, mode, outcome', async () => {
    const server = await startServer({ tree: { a: 'content' } })
    const client = await server.logIn()
    await client.receive('RETR a', 'PASV')
    await client.transmit('STOR b', 'four', 'PORT')
    const started = server.events.of('transfer-started')
    expect(started).toMatchObject([
      { kind: 'download', path: '/a', totalBytes: 7, mode: 'passive', isEncrypted: false },
      { kind: 'upload', path: '/b', totalBytes: null, mode: 'active', isEncrypted: false },
    ])
    const ended = server.events.of('transfer-ended')
    expect(ended).toMatchObject([
      { transferId: started[0]?.transferId, bytes: 7, outcome: { kind: 'completed' } },
      { transferId: started[1]?.transferId, bytes: 4, outcome: { kind: 'completed' } },
    ])
    expect(ended.every(({ durationMs }) => durationMs >= 0)).toBe(true)
  })

  it('sample progress while a transfer runs, and only then', async () => {
    const server = await startServer({ tree: { large } })
    const client = await server.logIn()
    const data = await client.begin('RETR large')
    const { transfers } = await server.events.waitFor('transfers-progressed')
    expect(transfers).toHaveLength(1)
    expect(transfers[0]?.bytes).toBeGreaterThan(0)
    expect(transfers[0]?.bytes).toBeLessThanOrEqual(large.length)
    await data.readAll()
    await client.expect(226)
    const after = server.events.all.slice(
      server.events.all.findIndex(({ type }) => type === 'transfer-ended'),
    )
    expect(after.filter(({ type }) => type === 'transfers-progressed')).toEqual([])
  })

  it('show every command and its reply, secrets as stars', async () => {
    const server = await startServer()
    const client = await server.logIn()
    await client.ask('NOOP', 200)
    await client.ask('XYZZY my secret', 500)
    const received = server.events
      .of('command-received')
      .map(({ verb, argument }) => `${verb} ${argument}`.trim())
    expect(received[0]).toBe('USER demo')
    expect(received[1]).toMatch(/^PASS \*+$/)
    expect(received[3]).toBe('NOOP')
    // A mistyped verb may have been meant to be PASS.
    expect(received.join()).not.toContain('my secret')
    expect(server.events.of('reply-sent').map(({ code }) => code)).toEqual([220, 331, 230, 200, 200, 500])
  })

  it('say when listeners open and close', async () => {
    const server = await startServer()
    const { host, port } = server.target
    expect(server.events.of('listener-opened')).toMatchObject([{ host, port, tls: 'optional' }])
    await server.stop()
    expect(server.events.of('listener-closed')).toMatchObject([{ host, port }])
  })
})
