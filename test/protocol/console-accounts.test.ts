import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createConsoles } from '../../app/main/host/console/consoles.ts'
import { maxConsoles } from '../../app/preload/contract/wire-console.ts'
import { startConsoleGround } from '../helpers/console/start-console.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

const tree = { 'a.bin': testContent(90_000) }
const grant = (preset: string) => ({ kind: 'selected', grants: [{ shareId: 's', at: '/', preset }] })
const ann = (fields: object) => [{ id: 'u', name: 'ann', access: grant('full'), ...fields }]

describe('whom a console may be', () => {
  it.each([
    ['explicit', 'optional', {}],
    ['explicit', 'required', {}],
    ['explicit', 'required', { tlsResumption: 'require' }],
  ] as const)('moves files over %s TLS where it is %s', async (tls, policy, more) => {
    const { open, local } = await startConsoleGround({ tree, server: { tls: policy, ...more } })
    const client = await open({ tls })
    for (const mode of ['passive', 'passive pasv', 'active']) {
      await client.run(mode, 'none')
      await client.run('get -f a.bin', 'moved')
      expect(readFileSync(join(local.path, 'a.bin')).equals(tree['a.bin'])).toBe(true)
    }
    await client.run('put -f a.bin b.bin', 'moved')
    expect((await client.run('ls', 'listing')).count).toBe(2)
    await waitFor('the protocol of TLS', () => /^TLSv1\.[23]$/.test(client.state()?.tlsProtocol ?? ''))
  })

  it('is refused in clear where TLS is required, and says what the server said', async () => {
    const { open } = await startConsoleGround({ tree, server: { tls: 'required' } })
    const client = await open({ tls: 'off' })
    await client.hears(/^5\d\d /)
    await waitFor('the console to end', () => client.state()?.phase === 'ended')
  })

  it('begins TLS by hand', async () => {
    const { open } = await startConsoleGround({ tree, server: { tls: 'optional' } })
    const client = await open({ tls: 'off' })
    await client.run('AUTH TLS', 'none')
    await client.run('USER ann', 'none')
    await client.run('PASS secret', 'none')
    await client.run('PBSZ 0', 'none')
    await client.run('PROT P', 'none')
    expect((await client.run('ls', 'listing')).count).toBe(1)
  })

  it.each([
    ['disabled', { isEnabled: false }],
    ['allowed elsewhere alone', { allowedAddresses: ['203.0.113.0/24'] }],
  ])('is nobody who is %s', async (_what, fields) => {
    const { open } = await startConsoleGround({ users: ann(fields) })
    const client = await open()
    await client.hears(/^530 /)
    await waitFor('the console to end', () => client.state()?.phase === 'ended')
    expect(await client.send('ls')).toMatchObject({ ok: false })
  })

  it('may upload and see nothing as a drop box', async () => {
    const { open, test } = await startConsoleGround({
      tree: {},
      local: { 'up.bin': tree['a.bin'] },
      users: ann({ access: grant('upload-only') }),
    })
    const client = await open()
    await client.run('put up.bin', 'moved')
    expect(readFileSync(join(test.tree.path, 'up.bin')).equals(tree['a.bin'])).toBe(true)
    await client.refused('get up.bin other.bin')
    await client.refused('rm up.bin')
    expect(existsSync(join(test.tree.path, 'up.bin'))).toBe(true)
  })

  it('signs in anonymously', async () => {
    const { open } = await startConsoleGround({
      tree,
      users: [{ id: 'x', name: 'anonymous', isAnonymous: true, password: null, access: grant('read-only') }],
    })
    const client = await open({ userId: null })
    expect((await client.run('ls', 'listing')).count).toBe(1)
    await client.refused('mkdir new')
  })
})

describe('the limits of consoles', () => {
  it('are a few at once, and a closed one makes room', async () => {
    const { open, test } = await startConsoleGround({ tree })
    const consoles = []
    for (let number = 0; number < maxConsoles; number += 1) consoles.push(await open())
    await expect(open()).rejects.toThrow('consoles are open already')
    await test.portside.handlers.closeConsole({ id: consoles[0]?.id ?? '' })
    await open()
  })

  it('are one command at a time', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    const [first, second] = await Promise.all([client.send('ls'), client.send('ls')])
    expect([first.ok, second.ok]).toEqual([true, false])
  })

  it('end every console with the window', async () => {
    const { open, test } = await startConsoleGround({ tree })
    await open()
    await open()
    await test.portside.handlers.closeConsole({ id: null })
    await waitFor('the sessions to end', () => (test.portside.server.engine?.sessions ?? []).length === 0)
  })

  it('keep to this computer', async () => {
    const { open } = await startConsoleGround({ tree })
    await expect(open({ host: '203.0.113.9' })).rejects.toThrow('no address of this computer')
    await expect(open({ host: 'example.com' })).rejects.toThrow('no address of this computer')
    await expect(open({ userId: 'nobody' })).rejects.toThrow('not there any more')
    await expect(open({ tls: 'explicit' })).rejects.toThrow('switched off')
  })

  it('end one that nobody types in', async () => {
    const { test } = await startConsoleGround({ tree })
    const phases: string[] = []
    const calls = createConsoles({
      server: test.portside.server,
      store: test.store,
      ownLogins: { asUser: (userName) => ({ userName, password: 'secret' }) },
      isOwn: () => true,
      certificates: { wire: () => ({ inUse: null }) },
      desktop: null,
      state: { tell: (event) => void (event.type === 'console-output' && phases.push(event.state.phase)) },
      idleMs: 1,
    })
    expect(await calls.openConsole({ userId: 'u', tls: 'off' })).toMatchObject({ ok: true })
    await waitFor('the console to end', () => phases.at(-1) === 'ended')
    await waitFor('the session to end', () => (test.portside.server.engine?.sessions ?? []).length === 0)
  })

  it('end with the server', async () => {
    const { open, test } = await startConsoleGround({ tree })
    const client = await open()
    await test.portside.server.stop(0)
    await waitFor('the console to end', () => client.state()?.phase === 'ended')
    await expect(open()).rejects.toThrow('not running')
  })
})

describe('completion', () => {
  it('lets a line that is typed meanwhile wait for it', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    const [candidates, outcome] = await Promise.all([client.complete('RETR a'), client.send('NOOP')])
    expect(candidates).toEqual(['RETR a.bin'])
    expect(outcome).toMatchObject({ ok: true, value: { isRefused: false } })
    expect(client.lines.some(({ text }) => text.startsWith('MLSD'))).toBe(false)
  })

  it('knows verbs, commands, paths of the server and names of this computer', async () => {
    const { open } = await startConsoleGround({
      tree: { docs: { 'my file.txt': 'x' }, 'data.bin': 'x' },
      local: { 'photo one.jpg': 'x' },
    })
    const client = await open()
    expect(await client.complete('mk')).toEqual(['mkdir', 'MKD'])
    expect(await client.complete('RETR d')).toEqual(['RETR data.bin', 'RETR docs/'])
    expect(await client.complete('RETR docs/m')).toEqual(['RETR docs/my file.txt'])
    expect(await client.complete('get docs/m')).toEqual(['get "docs/my file.txt"'])
    expect(await client.complete('get "docs/my')).toEqual(['get "docs/my file.txt"'])
    expect(await client.complete('put ph')).toEqual(['put "photo one.jpg"'])
    expect(await client.complete('put "photo one.jpg" do')).toEqual(['put "photo one.jpg" docs/'])
    expect(await client.complete('help ret')).toEqual(['help RETR'])
    expect(await client.complete('quote ret')).toEqual(['quote RETR'])
    expect(await client.complete('NOOP x')).toEqual([])
  })
})
