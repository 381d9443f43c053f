import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { AccountLimits } from '../../app/main/engine/auth/account-limits.ts'
import { unlimitedAccount, unlimitedSpeed } from '../../app/main/engine/auth/account-limits.ts'
import type { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer, type TestAccount, type TestServer, toMount } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

const large = testContent(24_000_000)
const down = (download: number | null) => ({ download, upload: null })

/** Most bytes that may have moved: the rate for all of the time, and one second’s worth. */
function mostBytes(rate: number, sinceMs: number): number {
  return rate * ((performance.now() - sinceMs) / 1000 + 1)
}

/** Receives by `lines`, one client each, until `bytes` have come in all; never more than the rate allows. */
async function receiveTogether(clients: readonly RawFtpClient[], line: string, rate: number, bytes: number) {
  const startedMs = performance.now()
  const received = clients.map(() => 0)
  const sum = () => received.reduce((all, one) => all + one, 0)
  for (const [index, client] of clients.entries()) {
    const data = await client.begin(line)
    data.socket.on('data', (chunk: Buffer) => {
      received[index] = (received[index] ?? 0) + chunk.length
      expect(sum()).toBeLessThanOrEqual(mostBytes(rate, startedMs))
    })
  }
  await waitFor('the bytes', () => sum() >= bytes)
  return received
}

/** Accounts that read the same tree, each with its limits. */
function accountsOf(folder: string, limits: Readonly<Record<string, Partial<AccountLimits>>>): TestAccount[] {
  return Object.entries(limits).map(([name, said]) => ({
    name,
    password: 'secret',
    mounts: [{ at: [], folder, preset: 'full' as const }],
    says: { limits: { ...unlimitedAccount, ...said } },
  }))
}

async function logIn(server: TestServer, ...names: readonly string[]): Promise<RawFtpClient[]> {
  const clients: RawFtpClient[] = []
  for (const name of names) {
    const client = await server.connect()
    await client.logIn(name)
    clients.push(client)
  }
  return clients
}

describe.each(wireSetUps)('a speed limit over $name', (wire) => {
  it('holds for a download and an upload, which arrive whole', async () => {
    const rate = 4_000_000
    const content = testContent(3_000_000)
    const speed = { download: rate, upload: rate }
    const { server, client } = await startWired(wire, { tree: { content }, options: { speed } })
    for (const move of [
      async () => expect((await client.receive('RETR content')).equals(content)).toBe(true),
      async () => expect((await client.transmit('STOR new', content)).code).toBe(226),
    ]) {
      const startedMs = performance.now()
      await move()
      expect(content.length).toBeLessThanOrEqual(mostBytes(rate, startedMs))
    }
    expect(server.tree.read('new').equals(content)).toBe(true)
  })
})

describe('a speed limit', () => {
  it.each([
    ['of the server', { speed: down(1_000_000) }, {}],
    ['of a user', {}, { speed: down(1_000_000) }],
    ['of a group', {}, { groupSpeeds: [{ groupId: 'g', speed: down(1_000_000) }] }],
  ])('%s is shared by its sessions', async (_, options, said) => {
    const { path } = tempTree({ large })
    const server = await startServer({ options, accounts: accountsOf(path, { ann: said }) })
    const received = await receiveTogether(
      await logIn(server, 'ann', 'ann', 'ann'),
      'RETR large',
      1_000_000,
      1_500_000,
    )
    for (const bytes of received) expect(bytes).toBeGreaterThan(100_000)
  })

  it('of a group is shared by its members, and nobody else', async () => {
    const groupSpeeds = [{ groupId: 'g', speed: down(500_000) }]
    const { path } = tempTree({ large })
    const accounts = accountsOf(path, { ann: { groupSpeeds }, bob: { groupSpeeds }, eve: {} })
    const server = await startServer({ accounts })
    const [ann, bob, eve] = await logIn(server, 'ann', 'bob', 'eve')
    const limited = receiveTogether([ann!, bob!], 'RETR large', 500_000, 700_000)
    expect((await eve!.receive('RETR large')).equals(large)).toBe(true)
    expect(Math.min(...(await limited))).toBeGreaterThan(100_000)
  })

  it('of a session holds for each by itself', async () => {
    const server = await startServer({ tree: { large }, options: { sessionSpeed: down(1_000_000) } })
    const clients = [await server.logIn(), await server.logIn()]
    await Promise.all(clients.map((client) => receiveTogether([client], 'RETR large', 1_000_000, 700_000)))
  })

  it('holds from an offset on', async () => {
    const content = testContent(1_000_000)
    const server = await startServer({ tree: { content }, options: { speed: down(2_000_000) } })
    const client = await server.logIn()
    await client.ask('REST 400000', 350)
    const startedMs = performance.now()
    expect((await client.receive('RETR content')).equals(content.subarray(400_000))).toBe(true)
    expect(600_000).toBeLessThanOrEqual(mostBytes(2_000_000, startedMs))
  })

  it('leaves listings alone', async () => {
    const tree = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`file-${index}`, 'x']))
    const server = await startServer({ tree, options: { speed: { download: 1_024, upload: 1_024 } } })
    const client = await server.logIn()
    const startedMs = performance.now()
    const text = await client.receive('LIST')
    expect(text.length).toBeGreaterThan(mostBytes(1_024, startedMs) + 5_000)
  })

  it('is neither a stall nor idleness', async () => {
    const content = testContent(2_500)
    const server = await startServer({
      tree: { content },
      options: { speed: { download: 1_024, upload: 1_024 }, stallTimeoutMs: 150, idleTimeoutMs: 150 },
    })
    const client = await server.logIn()
    expect((await client.receive('RETR content')).equals(content)).toBe(true)
    expect((await client.transmit('STOR new', content)).code).toBe(226)
    expect(server.tree.read('new').equals(content)).toBe(true)
  })
})

describe('a change of a speed limit', () => {
  it('by the administrator frees a transfer that waits, and slows one that runs', async () => {
    const slow = { speed: { download: 1_024, upload: 1_024 }, sessionSpeed: unlimitedSpeed }
    const server = await startServer({ tree: { large }, options: slow })
    const client = await server.logIn()
    const data = await client.begin('RETR large')
    await once(data.socket, 'readable')
    server.engine.setSpeed({ speed: unlimitedSpeed, sessionSpeed: unlimitedSpeed })
    expect((await data.readAll()).equals(large)).toBe(true)
    await client.expect(226)
    server.engine.setSpeed(slow)
    await receiveTogether([client], 'RETR large', 1_024, 1_024)
  })

  it('of an account acts on its running upload', async () => {
    const { path } = tempTree()
    const accounts = accountsOf(path, { ann: { sessionSpeed: { download: null, upload: 1_024 } } })
    const server = await startServer({ accounts })
    const [client] = await logIn(server, 'ann')
    const data = await client!.begin('STOR new')
    data.socket.end(large)
    await waitFor('the first bytes', () => server.engine.sessions().length === 1)
    const principal = { accountId: 'account-ann', name: 'ann', isAnonymous: false }
    const mounts = await Promise.all(accounts[0]!.mounts.map(toMount))
    server.engine.applyPrincipal('account-ann', { ...principal, mounts })
    await client!.expect(226)
    const { bytes } = await server.events.waitFor('transfer-ended')
    expect(bytes).toBe(large.length)
  })
})

describe('a transfer that waits for its turn', () => {
  it.each(['RETR large', 'STOR new'])('ends at once with its session: %s', async (line) => {
    const speed = { download: 1_024, upload: 1_024 }
    const server = await startServer({ tree: { large }, options: { speed } })
    const client = await server.logIn()
    const data = await client.begin(line)
    if (line.startsWith('STOR')) data.socket.write(large)
    await server.events.waitFor('transfers-progressed', ({ transfers }) =>
      transfers.some(({ bytes }) => bytes > 0),
    )
    const [session] = server.engine.sessions()
    server.engine.disconnect(session!.sessionId)
    expect((await client.untilClosed()).at(-1)?.code).toBe(421)
    await data.closed()
    const { outcome } = await server.events.waitFor('transfer-ended')
    expect(outcome).toEqual({ kind: 'aborted', by: 'admin' })
  })

  it('is aborted with 426 and keeps its session', async () => {
    const server = await startServer({ tree: { large, small: 'x' }, options: { speed: down(1_024) } })
    const client = await server.logIn()
    const data = await client.begin('RETR large')
    await once(data.socket, 'readable')
    const [session] = server.engine.sessions()
    expect(server.engine.abortTransfer(session!.sessionId)).toBe(true)
    await client.expect(426)
    expect((await client.receive('RETR small')).toString()).toBe('x')
  })
})
