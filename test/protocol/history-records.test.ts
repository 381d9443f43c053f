import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseAddressRange } from '../../app/main/engine/host-door.ts'
import { HistoryError } from '../../app/main/host/history/history.ts'
import { type RecordedHistory, recordedHistory } from '../helpers/history/recorded-history.ts'
import { type PortsideSetUp, startPortside } from '../helpers/start-portside.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'
import { writableTmpfs } from '../helpers/tmpfs.ts'
import { waitFor } from '../helpers/wait-for.ts'

const users = [{ id: 'u1', name: 'ann' }]
const ann = { userId: 'u1', userName: 'ann', address: '127.0.0.1' }
const large = testContent(24_000_000)

/** The whole program with a history that keeps everything. */
async function startRecorded(setUp: Partial<PortsideSetUp> = {}) {
  const history = recordedHistory()
  return { history, ...(await startPortside({ users, history, ...setUp })) }
}

/** How each transfer ended so far, with its path. */
function endsOf(history: RecordedHistory) {
  const paths = new Map(history.of('transfer-started').map(({ key, path }) => [key, path]))
  return history.of('transfer-ended').map(({ key, result, detail }) => [paths.get(key), result, detail])
}

const closed = (history: RecordedHistory) =>
  waitFor('the end of the session', () => history.of('session-closed')[0])

describe('what a session does', () => {
  it('is recorded from its login to its end', async () => {
    const { history, logIn, portside } = await startRecorded({ tree: { 'a.txt': 'content' } })
    const client = await logIn()
    const [row] = portside.state.snapshot().sessions
    await client.transmit('STOR docs/b.txt', 'four')
    await client.receive('RETR docs/a.txt')
    await client.receive('LIST docs')
    await client.ask('HASH docs/b.txt', 213)
    await client.ask('RNFR docs/b.txt', 350)
    await client.ask('RNTO docs/c.txt', 250)
    await client.ask('MKD docs/new', 257)
    await client.ask('RMD docs/new', 250)
    await client.ask('DELE docs/c.txt', 250)
    await client.ask('DELE docs/none.txt', 550)
    await client.quit()
    const end = await closed(history)

    const { key, at } = history.of('session-opened')[0] ?? { key: 0, at: 0 }
    expect(row?.historyKey).toBe(key)
    expect(history.of('session-opened')).toEqual([
      { type: 'session-opened', key, at: expect.any(Number), address: '127.0.0.1' },
    ])
    expect(history.of('session-known')).toEqual([
      { type: 'session-known', key, userId: 'u1', userName: 'ann' },
    ])
    const share = { sessionKey: key, ...ann, shareId: 's', shareName: 'docs', isEncrypted: false }
    const [upload, download] = history.of('transfer-started')
    expect([upload, download]).toMatchObject([
      { ...share, direction: 'upload', path: '/docs/b.txt', totalBytes: null },
      { ...share, direction: 'download', path: '/docs/a.txt', totalBytes: 7 },
    ])
    const done = { result: 'done', detail: null, storedPath: null }
    expect(history.of('transfer-ended')).toMatchObject([
      { key: upload?.key, bytes: 4, ...done },
      { key: download?.key, bytes: 7, ...done },
    ])
    const value = createHash('sha256').update('four').digest('hex')
    const hash = { algorithm: 'SHA-256', value }
    expect(history.of('transfer-hashed')).toEqual([{ type: 'transfer-hashed', key: upload?.key, ...hash }])
    const activity = (kind: string, path: string | null, more: object = {}) => ({
      ...{ type: 'activity', key: expect.any(Number), at: expect.any(Number), kind, sessionKey: key },
      ...{ ...ann, shareId: 's', path, newPath: null, isDone: true, facts: {} },
      ...more,
    })
    expect(history.of('activity').slice(2)).toEqual([
      activity('signed-in', null, { shareId: null }),
      activity('hashed', '/docs/b.txt', { shareId: null, facts: hash }),
      activity('renamed', '/docs/b.txt', { newPath: '/docs/c.txt' }),
      activity('folder-made', '/docs/new'),
      activity('folder-removed', '/docs/new'),
      activity('deleted', '/docs/c.txt'),
      activity('deleted', '/docs/none.txt', { isDone: false, facts: { reason: 'not-found' } }),
    ])
    expect(end).toMatchObject({ key, reason: 'quit' })
    expect(end.at).toBeGreaterThanOrEqual(at)
    expect(end.stages.map(({ name }) => name)).toEqual([
      ...['connected', 'signed-in', 'data-offered', 'data-connected'],
      ...['first-bytes', 'first-transfer-done', 'ended'],
    ])
    const keys = history.records.flatMap((record) => (record.type === 'activity' ? [record.key] : []))
    expect(keys).toEqual([...keys].sort((one, other) => one - other))
  })

  it('is recorded when it is refused', async () => {
    const { history, logIn, connect } = await startRecorded({ share: { preset: 'read-only' } })
    const stranger = await connect()
    await stranger.ask('USER eve', 331)
    await stranger.ask('PASS wrong', 530)
    await stranger.quit()
    const client = await logIn()
    await client.ask('DELE docs/a.txt', 550)
    expect(history.activities('deleted')).toMatchObject([
      { ...ann, path: '/docs/a.txt', shareId: 's', isDone: false, facts: { reason: 'not-permitted' } },
    ])
    expect(history.activities('login-failed')).toMatchObject([
      { userName: 'eve', userId: null, isDone: false, facts: { reason: 'unknown-account' } },
    ])
    expect(history.of('session-known')[0]).toMatchObject({ failedLogins: 1 })
  })
})

describe('transfers that are refused before they begin', () => {
  it('are there with the reason, and files that are not there are not', async () => {
    const { history, logIn } = await startRecorded({
      tree: { 'a.txt': 'content' },
      share: { preset: 'read-only' },
    })
    const client = await logIn()
    await client.ask('CWD docs', 250)
    await client.ask('EPSV', 229)
    await client.ask('STOR new.txt', 550)
    await client.ask('EPSV', 229)
    await client.ask('APPE ../docs/a.txt', 550)
    await client.ask('EPSV', 229)
    await client.ask('RETR none.txt', 550)
    await client.quit()
    await closed(history)
    expect(endsOf(history)).toEqual([
      ['/docs/new.txt', 'not-allowed', 'not-permitted'],
      ['/docs/a.txt', 'not-allowed', 'not-permitted'],
    ])
    expect(history.of('transfer-started').map(({ direction, userName }) => [direction, userName])).toEqual([
      ['upload', 'ann'],
      ['upload', 'ann'],
    ])
  })
})

describe('a transfer that does not come to its end', () => {
  const tree = { 'large.bin': large }

  it('is cancelled by the client that sends ABOR', async () => {
    const { history, logIn } = await startRecorded({ tree })
    const client = await logIn()
    const data = await client.begin('RETR docs/large.bin')
    await client.ask('ABOR', 426)
    await client.expect(226)
    await data.closed()
    expect(endsOf(history)).toEqual([['/docs/large.bin', 'cancelled-by-client', null]])
  })

  it('lost its connection when the client was killed', async () => {
    const { history, logIn } = await startRecorded({ tree })
    const client = await logIn()
    const data = await client.begin('STOR docs/new.bin')
    await data.write(large.subarray(0, 1_000_000))
    client.destroy()
    data.destroy()
    expect((await closed(history)).reason).toBe('client-closed')
    expect(endsOf(history)).toMatchObject([['/docs/new.bin', 'connection-lost', expect.any(String)]])
  })

  it('was cancelled by whoever disconnected the client', async () => {
    const { history, logIn, portside } = await startRecorded({ tree })
    const client = await logIn()
    await client.begin('RETR docs/large.bin')
    const [session] = portside.server.engine?.sessions() ?? []
    portside.server.engine?.disconnect(session?.sessionId ?? '')
    expect((await closed(history)).reason).toBe('disconnected-by-admin')
    expect(endsOf(history)).toEqual([['/docs/large.bin', 'cancelled-by-you', null]])
  })

  it('ended with the server', async () => {
    const { history, logIn, portside } = await startRecorded({ tree })
    const client = await logIn()
    await client.begin('RETR docs/large.bin')
    await portside.server.stop(0)
    expect(endsOf(history)).toEqual([['/docs/large.bin', 'server-stopped', 'server-stopped']])
    expect(history.activities('server-stopped')).toHaveLength(1)
  })

  it('found the disk full', async (context) => {
    const folder = smallDisk()
    if (folder === null) return context.skip('no tmpfs can be mounted here')
    const { history, logIn } = await startRecorded({ share: { folder }, server: { diskReserveBytes: 0 } })
    const client = await logIn()
    const data = await client.begin('STOR docs/big.bin')
    await data.send(large).catch(() => undefined)
    await client.expect(452)
    expect(endsOf(history)).toEqual([['/docs/big.bin', 'disk-full', 'no-space']])
  })
})

describe('the program', () => {
  it('tells its start, the server, bans and changed settings', async () => {
    const { history, portside, store } = await startRecorded()
    await store.update((settings) => ({ ...settings, server: { ...settings.server, greeting: 'Hello' } }))
    const range = parseAddressRange('203.0.113.0/24')?.text ?? ''
    await portside.handlers.blockAddresses({ ranges: [range], note: 'scanner', durationMs: null })
    const [ban] = portside.state.snapshot().security.bans
    await portside.handlers.unblock({ ids: [ban?.id ?? ''] })
    await portside.server.stop(0)
    await portside.server.start()
    await portside.close(0)
    const told = history.of('activity').map(({ kind, address, facts }) => [kind, address, facts])
    const port = expect.stringMatching(/^127\.0\.0\.1:\d+$/)
    expect(told.filter(([kind]) => kind !== 'unblocked')).toEqual([
      ['program-started', null, { version: '0.0.0', host: 'headless' }],
      ['server-started', null, { listeners: port }],
      [
        ...['setting-changed', null],
        { setting: 'server.greeting', change: 'changed', before: 'Portside ready', after: 'Hello' },
      ],
      ['blocked', '203.0.113.0/24', { by: 'person', note: 'scanner' }],
      ['server-stopped', null, {}],
      ['server-started', null, { listeners: port }],
      ['server-stopped', null, {}],
    ])
    expect(history.activities('unblocked')).toMatchObject([{ address: range, facts: { by: 'person' } }])
  })
})

/** A disk of 8 MiB; null where none can be mounted (needs root on Linux) and no file system in memory is there. */
function smallDisk(): string | null {
  if (writableTmpfs() === null) return null
  const folder = join(tempTree().path, 'disk')
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return null
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

describe('clearing the history', () => {
  it('is remembered in the new one, and not when it failed', async () => {
    const history = recordedHistory()
    let fault: Error | null = null
    const clear = async () => {
      if (fault !== null) throw fault
    }
    const { portside } = await startPortside({ users, history: { ...history, clear } })
    expect(await portside.handlers.clearHistory(null)).toEqual({ ok: true, value: null })
    fault = new HistoryError('The disk refuses it.')
    expect(await portside.handlers.clearHistory(null)).toMatchObject({ ok: false })
    expect(history.activities('setting-changed')).toMatchObject([{ facts: { setting: 'history.cleared' } }])
  })
})

describe('the self-check', () => {
  it('is remembered as a session of its own, and no transfer and no total counts what it tried', async () => {
    const { history, portside } = await startRecorded()
    await portside.handlers.runSelfCheck(null)
    const names = await waitFor('its sign-in', () => {
      const found = history.activities('signed-in').map(({ userName }) => userName)
      return found.length === 0 ? null : found
    })
    expect(new Set(names)).toEqual(new Set(['Portside/self-check']))
    expect(history.of('transfer-started')).toEqual([])
    expect(history.of('transfer-ended')).toEqual([])
  })
})
