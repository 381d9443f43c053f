import { describe, expect, it } from 'vitest'
import type { Principal } from '../../app/main/engine/auth/authenticator.ts'
import type { ListenerOptions, TlsMode } from '../../app/main/engine/engine-options.ts'
import { startServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'

const accounts: Readonly<Record<string, Partial<Principal>>> = {
  demo: {},
  scanner: { allowsPlain: true },
  careful: { allowsPlain: true, requiresTls: true },
}

/** A server with an account of each kind on one listener. */
async function start(
  plainAllowedFor: ListenerOptions['plainAllowedFor'] = 'local-peers',
  tls: TlsMode = 'required',
) {
  const folder = tempTree({ a: 'content' }).path
  const server = await startServer({
    accounts: Object.entries(accounts).map(([name, says]) => ({
      name,
      password: 'secret',
      mounts: [{ at: [], folder, preset: 'full' as const }],
      says,
    })),
    options: {
      listeners: [{ host: '127.0.0.1', port: 0, tls, plainAllowedFor: plainAllowedFor ?? 'nobody' }],
    },
  })
  return server
}

describe('a listener that requires TLS but of devices', () => {
  it('serves an account that allows plain, control and data in clear', async () => {
    const client = await (await start()).connect()
    await client.logIn('scanner')
    await client.ask('FEAT', 211)
    await client.transmit('STOR scan.pdf', 'a page')
    expect((await client.receive('RETR scan.pdf')).toString()).toBe('a page')
    expect((await client.receive('RETR scan.pdf', 'PORT')).toString()).toBe('a page')
  })

  it('answers USER and PASS for every other name alike, whether it exists or not', async () => {
    const server = await start()
    const answers = async (name: string, password: string) => {
      const client = await server.connect()
      const named = await client.ask(`USER ${name}`, 331)
      const refused = await client.ask(`PASS ${password}`, 530)
      await client.ask('PWD', 530)
      return `${named.raw.toString()}${refused.raw.toString()}`
    }
    const unknown = await answers('nobody-knows-me', 'secret')
    expect(unknown).toContain('AUTH TLS')
    expect(await answers('demo', 'secret')).toBe(unknown)
    expect(await answers('demo', 'wrong')).toBe(unknown)
    expect(await answers('careful', 'secret')).toBe(unknown)
    expect(await answers('scanner', 'wrong')).toBe(unknown)
    const reasons = server.events.of('login-failed').map(({ userName, reason }) => `${userName} ${reason}`)
    expect(reasons.slice(1, 2)).toEqual(['demo tls-required'])
  })

  it('still wants private data of who comes over TLS, devices too', async () => {
    const client = await (await start()).connect()
    await client.startTls()
    await client.logIn('scanner')
    await client.prepareData()
    await client.ask('RETR a', 521)
    await client.protect()
    await client.ask('PROT C', 534)
    expect((await client.receive('RETR a')).toString()).toBe('content')
  })

  it('forgets the exception with REIN and AUTH', async () => {
    const client = await (await start()).connect()
    await client.logIn('scanner')
    await client.ask('REIN', 220)
    await client.ask('PWD', 530)
    await client.logIn('scanner')
    await client.startTls()
    await client.ask('PWD', 530)
    await client.logIn('demo')
    await client.prepareData()
    await client.ask('RETR a', 521)
  })

  it('takes it back from a session when the account no longer allows plain', async () => {
    const server = await start()
    const client = await server.connect()
    await client.logIn('scanner')
    const [session] = server.engine.sessions()
    const principal = { accountId: session?.accountId ?? '', name: 'scanner', isAnonymous: false, mounts: [] }
    server.engine.applyPrincipal(principal.accountId, principal)
    await client.ask('PWD', 530)
  })

  it.each([
    ['nobody is excepted', 'nobody', 'required'],
    ['TLS is implicit', 'everybody', 'implicit'],
  ] as const)('refuses USER of every account in clear where %s', async (_title, plainAllowedFor, tls) => {
    const server = await start(plainAllowedFor, tls)
    if (tls === 'required') {
      const client = await server.connect({ implicitTls: false })
      await client.ask('USER scanner', 530)
      await client.ask('PASS secret', 530)
    } else {
      const client = await server.connect()
      await client.logIn('scanner')
      await client.ask('PBSZ 0', 200)
      await client.ask('PROT C', 534)
    }
  })
})

describe('an account that requires TLS', () => {
  it('has private data only, on a listener that leaves the choice', async () => {
    const client = await (await start('nobody', 'optional')).connect()
    await client.startTls()
    await client.logIn('careful')
    await client.prepareData()
    await client.ask('RETR a', 521)
    await client.protect()
    await client.ask('PROT C', 534)
    expect((await client.receive('RETR a')).toString()).toBe('content')
  })
})
