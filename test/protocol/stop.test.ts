import { describe, expect, it } from 'vitest'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startPortside, type TestPortside } from '../helpers/start-portside.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

const ann = { id: 'u', name: 'ann' }
const bob = { id: 'v', name: 'bob' }

const idsOf = ({ portside }: TestPortside, address: string): string[] =>
  (portside.server.engine?.sessions() ?? [])
    .filter(({ peer }) => peer.address === address)
    .map(({ sessionId }) => sessionId)

const lastReply = async (client: RawFtpClient) => (await client.untilClosed()).at(-1)

/** The reports of sessions that ended, as soon as there are so many; a client may know before they are out. */
const closedSessions = ({ events }: TestPortside, count: number) =>
  waitFor(`${count} ended sessions`, () => {
    const closed = events.of('session-closed')
    return closed.length >= count ? closed : undefined
  })

async function firstCode({ portside }: TestPortside, localAddress: string): Promise<number | undefined> {
  const port = portside.server.engine?.boundListeners[0]?.port ?? 0
  const client = await RawFtpClient.dial({ host: '127.0.0.1', port, localAddress })
  const { code } = await client.expect(220, 421)
  if (code === 220) await client.quit()
  else await client.untilClosed()
  return code
}

describe('disconnecting', () => {
  it('ends a session with the words it is given, its transfer with it, and nobody else', async () => {
    const whole = await startPortside({ users: [ann], tree: { big: testContent(24_000_000) } })
    const client = await whole.logIn('ann', 'secret', '127.0.0.2')
    const other = await whole.logIn('ann', 'secret', '127.0.0.3')
    const data = await client.begin('RETR docs/big')
    const answer = await whole.portside.handlers.disconnectSessions({
      ids: idsOf(whole, '127.0.0.2'),
      message: 'Back at noon.',
    })
    expect(answer).toEqual({ count: 1, blocked: 0, disabled: 0, refusals: [], undoId: null })
    expect(await lastReply(client)).toMatchObject({ code: 421, text: 'Back at noon.' })
    await data.closed()
    await other.ask('NOOP', 200)
  })

  it.each([
    ['of a user', { userId: 'v' }, ['127.0.0.4']],
    ['from an address', { range: '127.0.0.2' }, ['127.0.0.2']],
    ['from a network', { range: '127.0.0.2/31' }, ['127.0.0.2', '127.0.0.3']],
    ['there are', { everybody: true as const }, ['127.0.0.2', '127.0.0.3', '127.0.0.4']],
  ])('ends all sessions %s', async (_title, target, addresses) => {
    const whole = await startPortside({ users: [ann, bob] })
    const clients = new Map<string, RawFtpClient>()
    for (const [name, address] of [
      ['ann', '127.0.0.2'],
      ['ann', '127.0.0.3'],
      ['bob', '127.0.0.4'],
    ] as const) {
      clients.set(address, await whole.logIn(name, 'secret', address))
    }
    expect(await whole.portside.handlers.disconnectSessions(target)).toMatchObject({
      count: addresses.length,
    })
    for (const [address, client] of clients) {
      if (addresses.includes(address)) expect(await lastReply(client)).toMatchObject({ code: 421 })
      else await client.ask('NOOP', 200)
    }
  })

  it('ends two hundred sessions from fifty addresses, blocked, within a second', async () => {
    const whole = await startPortside({
      users: [ann],
      server: { maxSessions: 300, maxSessionsPerAddress: 300 },
    })
    const clients = await Promise.all(
      Array.from({ length: 200 }, (_, n) => whole.connect(`127.0.0.${2 + (n % 50)}`)),
    )
    const askedAt = Date.now()
    const answer = await whole.portside.handlers.disconnectSessions({
      everybody: true,
      block: { durationMs: 60_000 },
    })
    expect(answer).toMatchObject({ count: 200, blocked: 50, refusals: [] })
    const replies = await Promise.all(clients.map(lastReply))
    expect(replies.every((reply) => reply?.code === 421)).toBe(true)
    const closed = await closedSessions(whole, 200)
    expect(closed.every(({ reason }) => reason === 'blocked')).toBe(true)
    expect(Math.max(...closed.map(({ at }) => at)) - askedAt).toBeLessThan(1000)
    expect(whole.portside.server.engine?.sessions()).toEqual([])
  })
})

describe('disconnecting and blocking', () => {
  it('ends every session from there, refuses the next, and is taken back', async () => {
    const whole = await startPortside({ users: [ann] })
    const { handlers } = whole.portside
    const meant = await whole.logIn('ann', 'secret', '127.0.0.2')
    const [id = ''] = idsOf(whole, '127.0.0.2')
    const twin = await whole.logIn('ann', 'secret', '127.0.0.2')
    const other = await whole.logIn('ann', 'secret', '127.0.0.3')
    expect(await handlers.previewStop({ ids: [id] })).toEqual({
      count: 1,
      addresses: [{ range: '127.0.0.2', others: 1, guard: null }],
      users: [{ id: 'u', name: 'ann', others: 2 }],
    })
    const answer = await handlers.disconnectSessions({
      ids: [id],
      block: { durationMs: 900_000 },
      message: 'Enough.',
    })
    expect(answer).toMatchObject({ count: 2, blocked: 1, disabled: 0, refusals: [] })
    expect(await lastReply(meant)).toMatchObject({ code: 421, text: 'Enough.' })
    expect(await lastReply(twin)).toMatchObject({ code: 421, text: 'Your address was blocked.' })
    await other.ask('NOOP', 200)
    expect(await firstCode(whole, '127.0.0.2')).toBe(421)
    const { bans } = (await handlers.getSnapshot(undefined)).security
    expect(bans).toMatchObject([{ range: '127.0.0.2', by: 'person', hits: 1 }])
    expect(await handlers.undoBlocking({ undoId: answer.undoId ?? '' })).toEqual({ isUndone: true })
    expect(await firstCode(whole, '127.0.0.2')).toBe(220)
  })

  it('keeps out who has left meanwhile', async () => {
    const whole = await startPortside({ users: [ann] })
    const { handlers } = whole.portside
    const target = { ids: ['gone'], addresses: ['127.0.0.2', '127.0.0.1'] }
    expect(await handlers.previewStop(target)).toMatchObject({
      count: 0,
      addresses: [
        { range: '127.0.0.2', guard: null },
        { range: '127.0.0.1', guard: '127.0.0.1 is this computer.' },
      ],
    })
    const answer = await handlers.disconnectSessions({ ...target, block: { durationMs: null } })
    expect(answer).toMatchObject({ count: 0, blocked: 1, refusals: ['127.0.0.1 is this computer.'] })
    expect(await firstCode(whole, '127.0.0.2')).toBe(421)
    expect(await firstCode(whole, '127.0.0.1')).toBe(220)
  })

  it('only disconnects this computer and who is always allowed, and says why', async () => {
    const whole = await startPortside({ users: [ann] })
    const { handlers } = whole.portside
    await handlers.allowAddress({ range: '127.0.0.2', note: '' })
    const clients = [
      await whole.logIn('ann', 'secret', '127.0.0.1'),
      await whole.logIn('ann', 'secret', '127.0.0.2'),
      await whole.logIn('ann', 'secret', '127.0.0.3'),
    ]
    const answer = await handlers.disconnectSessions({ everybody: true, block: { durationMs: null } })
    expect(answer).toMatchObject({
      count: 3,
      blocked: 1,
      refusals: ['127.0.0.1 is this computer.', '127.0.0.2 is always allowed.'],
    })
    for (const client of clients) expect(await lastReply(client)).toMatchObject({ code: 421 })
    const reasons = (await closedSessions(whole, 3)).map(({ reason }) => reason)
    expect(reasons.toSorted()).toEqual(['blocked', 'disconnected-by-admin', 'disconnected-by-admin'])
    expect(await firstCode(whole, '127.0.0.1')).toBe(220)
    expect(await firstCode(whole, '127.0.0.2')).toBe(220)
    expect(await firstCode(whole, '127.0.0.3')).toBe(421)
  })
})

describe('disconnecting and disabling the user', () => {
  it('ends all its sessions, keeps it out, and is taken back', async () => {
    const whole = await startPortside({ users: [ann, bob] })
    const { handlers } = whole.portside
    const first = await whole.logIn('ann', 'secret', '127.0.0.2')
    const [id = ''] = idsOf(whole, '127.0.0.2')
    const second = await whole.logIn('ann', 'secret', '127.0.0.3')
    const other = await whole.logIn('bob', 'secret', '127.0.0.4')
    const answer = await handlers.disconnectSessions({ ids: [id], disableUsers: true })
    expect(answer).toMatchObject({ count: 2, blocked: 0, disabled: 1, refusals: [] })
    expect(await lastReply(first)).toMatchObject({ code: 421 })
    expect(await lastReply(second)).toMatchObject({ code: 421 })
    await other.ask('NOOP', 200)
    expect(whole.store.current.users.map(({ isEnabled }) => isEnabled)).toEqual([false, true])
    await handlers.undoBlocking({ undoId: answer.undoId ?? '' })
    await whole.logIn('ann', 'secret', '127.0.0.2')
  })
})
