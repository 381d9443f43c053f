import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'

const tree = { a: 'content' }

async function securedClient(setUp: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer({ tree, tls: 'required', ...setUp })
  const client = await server.connect()
  await client.startTls()
  await client.logIn()
  return { server, client }
}

describe('a listener that requires TLS', () => {
  it('takes no user name and no password in clear, and asks nobody', async () => {
    const server = await startServer({
      tree,
      tls: 'required',
      authenticator: {
        authenticate: () => {
          throw new Error('a password in clear was looked at')
        },
      },
    })
    const client = await server.connect()
    await client.ask('USER demo', 530, 534, 421)
    await client.ask('PASS secret', 530, 534, 503)
  })

  it('answers what a client needs before AUTH', async () => {
    const client = await (await startServer({ tree, tls: 'required' })).connect()
    for (const line of ['FEAT', 'HELP', 'NOOP', 'SYST', 'OPTS UTF8 ON']) {
      const { code } = await client.ask(line)
      expect(code, line).toBeGreaterThanOrEqual(200)
      expect(code, line).toBeLessThan(300)
    }
  })

  it.each(['PASV', 'EPSV', 'PORT', 'EPRT'] as const)('refuses clear data after %s with 521', async (mode) => {
    const { server, client } = await securedClient()
    for (const line of ['RETR a', 'STOR b', 'APPE b', 'STOU', 'LIST', 'NLST', 'MLSD']) {
      await client.prepareData(mode)
      await client.ask(line, 521)
    }
    expect(server.tree.names()).toEqual(['a'])
  })

  it('refuses PROT C with 534 and serves private data', async () => {
    const { client } = await securedClient()
    await client.protect()
    await client.ask('PROT C', 534)
    expect((await client.receive('RETR a')).toString()).toBe('content')
  })

  it('refuses PROT C on implicit TLS with 534 as well', async () => {
    const server = await startServer({ tree, tls: 'implicit' })
    const client = await server.logIn()
    await client.ask('PBSZ 0', 200)
    // An implicit listener exists to encrypt: whether C is refused by policy or by this rule, clear data must not flow.
    await client.ask('PROT C', 534)
    client.isPrivate = true
    expect((await client.receive('RETR a')).toString()).toBe('content')
  })
})
