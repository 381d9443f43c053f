import { describe, expect, it } from 'vitest'
import { startPortside } from '../helpers/start-portside.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

const ann = { id: 'u', name: 'ann' }

/** The one reply a client whose session was ended gets. */
const ended = (text: RegExp) => [expect.objectContaining({ code: 421, text: expect.stringMatching(text) })]

describe('a live session', () => {
  it.each([
    ['is disabled', { isEnabled: false }, /may not use the server/],
    ['expires', { expiresAtMs: 1 }, /may not use the server/],
    ['is denied its address', { deniedAddresses: ['127.0.0.0/8'] }, /from your address/],
    ['is allowed other addresses', { allowedAddresses: ['192.0.2.0/24'] }, /from your address/],
    ['gets another password', { password: 'other' }, /password of this account/],
  ])('ends when its user %s', async (_title, changes, text) => {
    const { portside, logIn } = await startPortside({ users: [ann, { id: 'v', name: 'bob' }] })
    const client = await logIn()
    const other = await logIn('bob')
    const answer = await portside.handlers.updateUser({ id: 'u', ...changes })
    expect(answer).toEqual({ ok: true, value: { endedSessions: 1, warnings: [] } })
    expect(await client.untilClosed()).toEqual(ended(text))
    await other.ask('NOOP', 200)
  })

  it('ends when its user is removed, and its transfer with it', async () => {
    const { portside, logIn, events } = await startPortside({
      users: [ann],
      tree: { big: testContent(20_000_000) },
    })
    const client = await logIn()
    const data = await client.begin('RETR docs/big')
    expect(await portside.handlers.removeUser({ id: 'u' })).toEqual({ ok: true, value: { endedSessions: 1 } })
    await events.waitFor(
      'transfer-ended',
      ({ outcome }) => outcome.kind === 'aborted' && outcome.by === 'admin',
    )
    data.destroy()
    await client.untilClosed()
  })

  it.each([
    ['disabled', { isEnabled: false }],
    ['given another password', { password: 'other' }],
    ['removed', null],
  ])('goes on, when that is asked for, though its user is %s', async (_title, changes) => {
    const { portside, logIn, connect } = await startPortside({ users: [ann] })
    const client = await logIn()
    const calls = portside.handlers
    const answer = await (changes === null
      ? calls.removeUser({ id: 'u', keepSessions: true })
      : calls.updateUser({ id: 'u', ...changes, keepSessions: true }))
    expect(answer).toMatchObject({ ok: true, value: { endedSessions: 0 } })
    expect((await client.receive('RETR docs/a.txt')).toString()).toBe('content')
    const newcomer = await connect()
    await newcomer.ask('USER ann', 331)
    await newcomer.ask('PASS secret', 530)
    // What is taken from everybody is taken from it, too.
    expect((await calls.removeShare({ id: 's' })).ok).toBe(true)
    await waitFor('the share to go', async () => (await client.ask('CWD /docs', 250, 550)).code === 550)
  })

  it('ends at the moment its user expires', async () => {
    const { portside, logIn } = await startPortside({ users: [ann] })
    const client = await logIn()
    const { handlers } = portside
    await handlers.updateUser({ id: 'u', expiresAtMs: Date.now() + 300 })
    expect(await client.untilClosed()).toEqual(ended(/may not use the server/))
  })

  it('loses a share at the moment that expires', async () => {
    const { portside, logIn } = await startPortside({ users: [ann] })
    const client = await logIn()
    await client.ask('CWD /docs', 250)
    await portside.handlers.updateShare({ id: 's', expiresAtMs: Date.now() + 300 })
    await waitFor('the share to go', async () => (await client.ask('CWD /docs', 250, 550)).code === 550)
  })

  it('ends beyond a lowered limit: the idle one that came last', async () => {
    const { portside, logIn } = await startPortside({ users: [ann], tree: { big: testContent(20_000_000) } })
    const first = await logIn()
    const second = await logIn()
    const busy = await logIn()
    const data = await busy.begin('RETR docs/big')
    const answer = await portside.handlers.updateUser({ id: 'u', maxSessions: 2 })
    expect(answer).toMatchObject({ value: { endedSessions: 1 } })
    expect(await second.untilClosed()).toEqual(ended(/too many connections/))
    await first.ask('NOOP', 200)
    expect(await data.readAll()).toHaveLength(20_000_000)
    await busy.expect(226)
  })

  it('follows the rules of a group', async () => {
    const groups = [{ id: 'g', name: 'Guests' }]
    const { portside, logIn } = await startPortside({ users: [{ ...ann, groupIds: ['g'] }], groups })
    const client = await logIn()
    expect((await portside.handlers.updateGroup({ id: 'g', deniedAddresses: ['127.0.0.1'] })).ok).toBe(true)
    expect(await client.untilClosed()).toEqual(ended(/from your address/))
  })

  it('stays when its password is hashed anew, which happens at a login with an old hash', async () => {
    const { store, logIn } = await startPortside({ users: [ann] })
    const first = await logIn()
    await waitFor('the new hash', () => store.current.users[0]?.password?.n === 2 ** 17)
    await first.ask('NOOP', 200)
    await (await logIn()).ask('NOOP', 200)
  })

  it('stays when the settings of the server change', async () => {
    const { portside, logIn, connect } = await startPortside({ users: [ann] })
    const client = await logIn()
    expect((await portside.handlers.updateSettings({ greeting: 'Moved', maxSessions: 9 })).ok).toBe(true)
    await client.ask('NOOP', 200)
    await connect()
    expect(portside.server.status).toMatchObject({ phase: 'running', troubles: [] })
  })
})

describe('a device', () => {
  it('gets what it needs when it is added, and a word where the server would refuse it', async () => {
    const { portside, store, logIn } = await startPortside({ users: [] })
    const added = await portside.handlers.addUser({ name: 'scanner', password: 'secret', kind: 'device' })
    expect(added).toMatchObject({ ok: true, value: { warnings: [] } })
    expect(store.current.users[0]).toMatchObject({
      allowsPlain: true,
      isLanOnly: true,
      access: { kind: 'selected', grants: [{ shareId: 's', preset: 'upload-only' }] },
    })
    const client = await logIn('scanner')
    await client.ask('CWD docs', 250)
    await client.ask('TYPE E', 200)
    await client.ask('TYPE A', 200)
    await client.ask('SITE PAGES 3', 202)
    await client.ask('ALLO lots', 202)
    const scan = 'line\nline\r\nend'
    await client.transmit('STOR scan.txt', scan)
    await client.transmit('STOU', scan)
    await client.transmit('APPE more.txt', scan)
    await client.prepareData()
    await client.ask('LIST', 550, 450)
    await client.ask('SIZE scan.txt', 550)
  })

  it('is warned of when encryption is required of everybody', async () => {
    const { portside, store } = await startPortside({ users: [] })
    await store.update((settings) => ({ ...settings, server: { ...settings.server, tls: 'required' } }))
    const added = await portside.handlers.addUser({ name: 'scanner', password: 'x', kind: 'device' })
    expect(added).toMatchObject({ value: { warnings: [expect.stringMatching(/requires encryption/)] } })
  })
})
