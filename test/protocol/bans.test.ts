import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { FtpEngine } from '../../app/main/engine/ftp-engine.ts'
import { createBanStore, openBans } from '../../app/main/host/bans/ban-store.ts'
import { createSecurity, type Security } from '../../app/main/host/bans/security.ts'
import { openSettingsStore, type SettingsStore } from '../../app/main/host/settings/settings-store.ts'
import { type ClientTarget, RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

interface Guarded {
  readonly server: TestServer
  readonly security: Security
  readonly store: SettingsStore
  /** Starts everything anew on the same data folder. */
  restart(): Promise<Guarded>
}

async function startGuarded(
  dataFolder = mkdtempSync(join(tmpdir(), 'guarded-')),
  setUp: Parameters<typeof startServer>[0] = {},
): Promise<Guarded> {
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const { store } = await openSettingsStore(dataFolder)
  let engine: FtpEngine | null = null
  const security = createSecurity({
    bans: await openBans(createBanStore(dataFolder)),
    store,
    engine: () => engine,
    onBansChanged: () => undefined,
    onEvent: () => undefined,
    onTrouble: (text) => {
      throw new Error(text)
    },
  })
  const server = await startServer({ ...setUp, refuses: (address) => security.protection.refuses(address) })
  engine = server.engine
  engine.subscribe((event) => security.applyEngineEvent(event))
  onTestFinished(() => security.close())
  return {
    server,
    security,
    store,
    async restart() {
      await server.stop()
      await security.close()
      return await startGuarded(dataFolder, setUp)
    },
  }
}

async function isRefused({ server }: Guarded, localAddress: string): Promise<boolean> {
  const client = await RawFtpClient.dial({ ...server.target, localAddress })
  const { code } = await client.expect(220, 421)
  if (code === 220) await client.quit()
  else await client.untilClosed()
  return code === 421
}

async function callLikeABrowser({ server }: Guarded, target: Partial<ClientTarget> = {}): Promise<void> {
  const client = await RawFtpClient.dial({ ...server.target, ...target })
  client.sendRaw('GET / HTTP/1.1\r\nHost: x\r\n\r\n', null)
  await client.untilClosed()
}

describe('automatic bans', () => {
  it('block who speaks other protocols and tries unknown users, end its other sessions, and let everybody else work', async () => {
    const guarded = await startGuarded()
    const other = await guarded.server.logIn({ localAddress: '127.0.0.2' })
    for (let n = 0; n < 4; n += 1) await callLikeABrowser(guarded, { localAddress: '127.0.0.2' })
    expect(await isRefused(guarded, '127.0.0.2')).toBe(false)
    const guesser = await guarded.server.connect({ localAddress: '127.0.0.2' })
    await guesser.ask('USER root', 331)
    guesser.send('PASS wrong')
    await guesser.untilClosed()
    expect((await other.untilClosed()).at(-1)).toMatchObject({ code: 421, text: 'Your address was blocked.' })
    expect(await isRefused(guarded, '127.0.0.2')).toBe(true)
    expect(await isRefused(guarded, '127.0.0.3')).toBe(false)
    expect(guarded.security.wire().bans).toMatchObject([
      {
        range: '127.0.0.2',
        by: 'rule',
        hits: 1,
        why: '1 unknown user, 4 calls that were not FTP, last as “root”',
      },
    ])
  })

  it('never block this computer', async () => {
    const guarded = await startGuarded()
    for (let n = 0; n < 6; n += 1) await callLikeABrowser(guarded)
    expect(await isRefused(guarded, '127.0.0.1')).toBe(false)
    expect(guarded.security.wire().bans).toEqual([])
  })
})

describe('bans by hand', () => {
  it('stop a running download, survive a restart, and are lifted', async () => {
    const first = await startGuarded(undefined, { tree: { large: testContent(24_000_000) } })
    const client = await first.server.logIn({ localAddress: '127.0.0.2' })
    const data = await client.begin('RETR large')
    const result = await first.security.calls.blockAddresses({
      ranges: ['127.0.0.2'],
      note: '',
      durationMs: 60_000,
    })
    expect(result).toMatchObject({ ok: true, value: { blocked: 1, ended: 1, refusals: [] } })
    await data.closed()
    await client.untilClosed()
    expect(await isRefused(first, '127.0.0.2')).toBe(true)

    const second = await first.restart()
    expect(await isRefused(second, '127.0.0.2')).toBe(true)
    const [ban] = second.security.wire().bans
    const lifted = await second.security.calls.unblock({ ids: [ban?.id ?? ''] })
    expect(lifted.count).toBe(1)
    expect(await isRefused(second, '127.0.0.2')).toBe(false)
    expect(await second.security.calls.undoBlocking({ undoId: lifted.undoId ?? '' })).toEqual({
      isUndone: true,
    })
    expect(await isRefused(second, '127.0.0.2')).toBe(true)
    expect(await second.security.calls.undoBlocking({ undoId: lifted.undoId ?? '' })).toEqual({
      isUndone: false,
    })
  })

  it.each(['127.0.0.1', '::1', '127.0.0.0/8', '0.0.0.0/0', '::/0', '::ffff:127.0.0.1'])(
    'cannot lock this computer out by %s',
    async (range) => {
      const guarded = await startGuarded()
      const result = await guarded.security.calls.blockAddresses({
        ranges: [range],
        note: '',
        durationMs: null,
      })
      expect(result).toMatchObject({
        ok: false,
        problem: { message: expect.stringContaining('this computer') },
      })
      expect(await isRefused(guarded, '127.0.0.1')).toBe(false)
    },
  )

  it('give way to what is always allowed, and come back when that is undone', async () => {
    const guarded = await startGuarded()
    const { calls } = guarded.security
    await calls.blockAddresses({ ranges: ['127.0.0.2'], note: '', durationMs: null })
    const allowed = await calls.allowAddress({ range: '127.0.0.2', note: 'camera' })
    expect(await isRefused(guarded, '127.0.0.2')).toBe(false)
    expect(guarded.store.current.protection.allowed).toMatchObject([{ range: '127.0.0.2', note: 'camera' }])
    expect(await calls.blockAddresses({ ranges: ['127.0.0.2'], note: '', durationMs: null })).toMatchObject({
      ok: false,
      problem: { message: '127.0.0.2 is always allowed.' },
    })
    await calls.undoBlocking({ undoId: allowed.ok ? allowed.value.undoId : '' })
    expect(guarded.store.current.protection.allowed).toEqual([])
    expect(await isRefused(guarded, '127.0.0.2')).toBe(true)
  })

  it('last longer when they are extended, and for good', async () => {
    const { security } = await startGuarded()
    await security.calls.blockAddresses({ ranges: ['203.0.113.0/24'], note: 'scan', durationMs: 60_000 })
    const ids = security.wire().bans.map(({ id }) => id)
    await security.calls.extendBans({ ids, byMs: 3_600_000 })
    expect(security.wire().bans[0]?.remainingMs).toBeGreaterThan(3_600_000)
    await security.calls.extendBans({ ids, byMs: null })
    expect(security.wire().bans).toMatchObject([{ remainingMs: null, why: 'Blocked by you: scan' }])
  })
})

describe('a list of addresses', () => {
  it('is previewed, blocks what it can, never this computer, and is taken back as one', async () => {
    const guarded = await startGuarded()
    const { calls } = guarded.security
    await calls.blockAddresses({ ranges: ['127.0.0.4'], note: '', durationMs: null })
    const text = '127.0.0.2 # scans\n127.0.0.1\n127.0.0.0/8\n127.0.0.4\nnonsense\n127.0.0.3\n'
    const said = { count: 2, known: 1, problemCount: 3 }
    const preview = await calls.importBans({ text, isPreview: true })
    expect(preview).toMatchObject({ ok: true, value: { ...said, undoId: null } })
    expect(await isRefused(guarded, '127.0.0.2')).toBe(false)

    const result = await calls.importBans({ text, isPreview: false })
    expect(result).toMatchObject({ ok: true, value: said })
    expect(await isRefused(guarded, '127.0.0.2')).toBe(true)
    expect(await isRefused(guarded, '127.0.0.3')).toBe(true)
    expect(await isRefused(guarded, '127.0.0.1')).toBe(false)
    const { text: exported } = await calls.exportBans({ format: 'plain' })
    expect(exported.trim().split('\n').sort()).toEqual(['127.0.0.2', '127.0.0.3', '127.0.0.4'])

    await calls.undoBlocking({ undoId: result.ok ? (result.value.undoId ?? '') : '' })
    expect(await isRefused(guarded, '127.0.0.2')).toBe(false)
    expect(await isRefused(guarded, '127.0.0.4')).toBe(true)
  })

  it('of 10,000 networks lets everybody else in', async () => {
    const guarded = await startGuarded()
    const text = Array.from({ length: 10_000 }, (_, n) => `10.${n >> 8}.${n & 255}.0/24`).join('\n')
    const result = await guarded.security.calls.importBans({ text, isPreview: false })
    expect(result).toMatchObject({ ok: true, value: { count: 10_000, problemCount: 0 } })
    expect(await isRefused(guarded, '127.0.0.2')).toBe(false)
    expect(guarded.security.wire().bans).toHaveLength(10_000)
  })
})
