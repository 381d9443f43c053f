import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ClearingClient } from '../helpers/ftp-client/clearing-client.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const content = testContent(300_000)
const options = { allowClearControl: true }
const hasCurl = spawnSync('curl', ['--version']).status === 0

describe('CCC', () => {
  it('is 534 and not in FEAT while it is switched off', async () => {
    const client = await (await startServer()).connect()
    await client.startTls()
    await client.logIn()
    await client.ask('CCC', 534)
    expect((await client.ask('FEAT', 211)).lines).not.toContain(' CCC')
    await client.ask('NOOP', 200)
  })

  it.each(['required', 'implicit'] as const)('is 534 where TLS is %s, whatever the setting', async (tls) => {
    const server = await startServer({ tls, options })
    const client = await server.connect()
    if (tls === 'required') await client.startTls()
    await client.logIn()
    await client.ask('CCC', 534)
    await client.ask('NOOP', 200)
  })

  it('is 534 for an account that must use TLS', async () => {
    const folder = (await startServer()).tree.path
    const mounts = [{ at: [], folder, preset: 'full' as const }]
    const accounts = [{ name: 'demo', password: 'secret', mounts, says: { requiresTls: true } }]
    const client = await (await startServer({ accounts, options })).connect()
    await client.startTls()
    await client.logIn()
    await client.ask('CCC', 534)
  })

  it('is 503 in clear and before login', async () => {
    const server = await startServer({ options })
    const client = await server.connect()
    await client.ask('CCC', 503)
    await client.startTls()
    expect((await client.ask('FEAT', 211)).lines).toContain(' CCC')
    await client.ask('CCC', 503)
    await client.logIn()
  })

  it('leaves a server that allows it as good at TLS as any other', async () => {
    const server = await startServer({ tree: { file: content }, options })
    const client = await server.connect()
    await client.startTls()
    await client.logIn()
    await client.protect()
    expect((await client.receive('RETR file')).equals(Buffer.from(content))).toBe(true)
    await client.transmit('STOR copy', content)
    expect(server.tree.read('copy').equals(Buffer.from(content))).toBe(true)
    await client.quit()
  })
})

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('after CCC in %s', (version) => {
  const start = async () => {
    const server = await startServer({ tree: { file: content }, options })
    const client = await ClearingClient.logIn(server.target.port, version, server.target.ca ?? '')
    return { server, client }
  }

  it('the session goes on in clear, logged in, and can encrypt again', async () => {
    const { client, server } = await start()
    await client.ask('CCC', '200')
    await client.clear()
    await client.ask('PWD', '257')
    await client.ask('CCC', '503')
    await client.ask('SIZE file', '550')
    await client.ask('TYPE I', '200')
    await client.ask('SIZE file', '213 300000')
    await client.ask('AUTH TLS', '234')
    await client.secure(version, server.target.ca ?? '')
    await client.ask('PWD', '530')
    await client.ask('NOOP', '200')
    await client.ask('QUIT', '221')
  })

  it('a command in one packet with the close_notify is understood', async () => {
    const { client } = await start()
    await client.ask('CCC', '200')
    await client.clear('NOOP\r\nPWD\r\n')
    await client.expect('200')
    await client.expect('257')
    await client.ask('QUIT', '221')
    await client.expect('closed')
  })

  it('commands that came along with CCC end the session and are not performed', async () => {
    const { client, server } = await start()
    client.send('CCC\r\nDELE file\r\n')
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'protocol-violation')
    expect(server.tree.has('file')).toBe(true)
  })

  it('a client that leaves at once leaves nothing behind', async () => {
    const { client, server } = await start()
    await client.ask('CCC', '200')
    await client.clear('QUIT\r\n')
    await client.expect('221')
    await server.events.waitFor('session-closed', ({ reason }) => reason === 'quit')
  })
})

describe.runIf(hasCurl)('curl --ftp-ssl-ccc', () => {
  it.each([
    ['active', '1.2'],
    ['active', '1.3'],
    ['passive', '1.2'],
    ['passive', '1.3'],
  ])('gets a file, %s, TLS %s', async (mode, version) => {
    const server = await startServer({ tree: { file: content }, options })
    const url = `ftp://127.0.0.1:${server.target.port}/file`
    const tls = ['--ssl-reqd', '--insecure', `--tlsv${version}`, '--tls-max', version]
    const ccc = ['--ftp-ssl-ccc', '--ftp-ssl-ccc-mode', mode]
    const { stdout } = await promisify(execFile)(
      'curl',
      ['--silent', '--show-error', '--max-time', '20', ...tls, ...ccc, '--user', 'demo:secret', url],
      { encoding: 'buffer', maxBuffer: 2 ** 24 },
    )
    expect(stdout.equals(Buffer.from(content))).toBe(true)
    expect(server.events.of('command-received').map(({ verb }) => verb)).toContain('CCC')
  })
})
