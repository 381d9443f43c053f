import { once } from 'node:events'
import { renameSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../app/preload/contract/wire-problems.ts'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { type PortsideSetUp, startPortside, type TestPortside } from '../helpers/start-portside.ts'
import { waitFor } from '../helpers/wait-for.ts'

const ann = { id: 'u1', name: 'ann' }

/** What a dashboard shows as the problem of the only connection, and as problems that are open. */
async function problemsOf({ portside }: TestPortside, code: ProblemCode) {
  const open = () => portside.state.snapshot().problems.find((problem) => problem.code === code)
  await waitFor(`the problem ${code}`, () => open() !== undefined)
  return open()
}

const start = (setUp: Partial<PortsideSetUp> = {}) => startPortside({ users: [ann], ...setUp })

/** A port of this computer nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** A client whose newest TLS is older than what is asked for. */
async function connectWithOldTls({ portside }: TestPortside): Promise<void> {
  const [bound] = portside.server.engine?.boundListeners ?? []
  const plain = connect(bound?.port ?? 0, '127.0.0.1')
  await once(plain, 'data')
  plain.write('AUTH TLS\r\n')
  await once(plain, 'data')
  await once(connectTls({ socket: plain, maxVersion: 'TLSv1.2' }), 'error')
}

describe('what goes wrong, over real sockets', () => {
  it('F1 names a data connection that never came, and takes it back when one comes', async () => {
    const running = await start()
    const blocked = await running.logIn()
    const port = await blocked.pasv()
    await blocked.quit()
    expect(await problemsOf(running, 'data-blocked-here')).toMatchObject({
      subject: '127.0.0.1',
      isLocal: true,
      facts: { port, announced: '127.0.0.1', peer: '127.0.0.1' },
    })
    const [row] = running.portside.state.snapshot().sessions
    expect(row).toMatchObject({ problemCode: 'data-blocked-here', failedStage: 'data-connection' })
    const lucky = await running.logIn()
    expect(await lucky.receive('RETR docs/a.txt')).toEqual(Buffer.from('content'))
    expect(running.portside.state.snapshot().problems).toEqual([])
  })

  it('F5 names a client in active mode that cannot be reached', async () => {
    const running = await start()
    const client = await running.logIn()
    await client.ask(`PORT ${client.activeArgument('PORT', await closedPort())}`, 200)
    await client.ask('LIST', 425)
    expect(await problemsOf(running, 'active-unreachable')).toMatchObject({ subject: '127.0.0.1' })
  })

  it('F27 names an address that is not the client’s own', async () => {
    const running = await start()
    const client = await running.logIn()
    await client.ask('PORT 10,9,9,9,200,1', 501)
    expect((await problemsOf(running, 'foreign-address'))?.facts).toMatchObject({ given: '10.9.9.9' })
  })

  it('F10 names the user whose program does not resume TLS', async () => {
    const running = await start({ server: { tls: 'optional', tlsResumption: 'require' } })
    const [bound] = running.portside.server.engine?.boundListeners ?? []
    const { pem } = await running.portside.handlers.exportCertificate(null)
    const client = await RawFtpClient.connect({ host: '127.0.0.1', port: bound?.port ?? 0, ca: pem ?? '' })
    await client.startTls()
    await client.logIn('ann', 'secret')
    await client.protect()
    const data = await (await client.prepareData()).open()
    await client.ask('RETR docs/a.txt', 150, 125)
    await data.secure({ ...client.dataTls(), session: undefined }).catch(() => undefined)
    expect((await client.nextReply()).code).toBe(522)
    expect(await problemsOf(running, 'not-resumed')).toMatchObject({ subject: 'ann' })
  })

  it('F12 names a client that is too old', async () => {
    const running = await start({ server: { tls: 'optional', tlsMinVersion: 'TLSv1.3' } })
    await connectWithOldTls(running)
    expect(await problemsOf(running, 'tls-too-old')).toMatchObject({ subject: '127.0.0.1' })
  })

  it('F13 names a browser', async () => {
    const running = await start()
    const client = await running.connect()
    client.sendRaw('GET / HTTP/1.1\r\n\r\n', null)
    await client.untilClosed()
    expect((await problemsOf(running, 'wrong-protocol'))?.facts).toMatchObject({ protocol: 'http' })
  })

  it('F14 names a client that does not encrypt where it must', async () => {
    const running = await start({ server: { tls: 'required' } })
    const client = await running.connect()
    await client.ask('USER ann', 530)
    expect((await problemsOf(running, 'encryption-needed'))?.facts).toMatchObject({ user: 'ann' })
  })

  it('F18 tells the dashboard alone that only a blank was wrong with the password', async () => {
    const running = await start()
    const client = await running.connect()
    await client.ask('USER ann', 331)
    const wrong = await client.ask('PASS secret ', 530)
    expect(await problemsOf(running, 'blank-in-password')).toMatchObject({ facts: { user: 'ann' } })
    await client.ask('USER nobody', 331)
    expect((await client.ask('PASS wrong', 530)).text).toBe(wrong.text)
    await running.logIn()
    expect(running.portside.state.snapshot().problems).toEqual([])
  })

  it('F19 names the limit and its number', async () => {
    const running = await start({ users: [{ ...ann, maxSessions: 1 }] })
    await running.logIn()
    const second = await running.connect()
    await second.ask('USER ann', 331)
    await second.ask('PASS secret', 421)
    await second.untilClosed()
    expect(await problemsOf(running, 'too-many-of-user')).toMatchObject({
      subject: 'ann',
      facts: { limit: 1, user: 'ann' },
    })
  })

  it('F20 says that listing is off', async () => {
    const running = await start({ share: { preset: 'upload-only' } })
    const client = await running.logIn()
    await client.pasv()
    await client.ask('LIST docs', 550)
    expect(await problemsOf(running, 'listing-not-allowed')).toMatchObject({ subject: 'ann' })
  })

  it('F21 notes a file that is no text and was sent as one', async () => {
    const running = await start()
    const client = await running.logIn()
    await client.ask('TYPE A', 200)
    await client.transmit('STOR docs/photo.jpg', 'x\r\n')
    expect(await problemsOf(running, 'text-mode')).toMatchObject({ facts: { path: '/docs/photo.jpg' } })
  })

  it('F22 names a storage limit that is used up, before and while bytes come', async () => {
    const running = await start({ users: [{ ...ann, maxFileBytes: 4 }] })
    const client = await running.logIn()
    const data = await client.begin('STOR docs/b.bin')
    await data.write('five!').catch(() => undefined)
    expect((await client.nextReply()).code).toBe(552)
    expect(await problemsOf(running, 'file-too-large')).toMatchObject({ subject: 'ann' })
  })

  it('F24 names a file that cannot be called so', async () => {
    const running = await start()
    const client = await running.logIn()
    await client.pasv()
    await client.ask(`STOR docs/${'n'.repeat(300)}`, 553)
    expect((await problemsOf(running, 'name-impossible'))?.facts).toMatchObject({ user: 'ann' })
  })

  it('F28 names a share whose folder is gone, once, and takes it back when it is there again', async () => {
    const running = await start()
    const { portside, tree } = running
    const client = await running.logIn()
    renameSync(tree.path, `${tree.path}-unplugged`)
    await client.ask('SIZE docs/a.txt', 450)
    await portside.state.lookAtShares()
    expect(await problemsOf(running, 'share-missing')).toMatchObject({ subject: 'docs', count: 1 })
    renameSync(`${tree.path}-unplugged`, tree.path)
    await portside.state.lookAtShares()
    expect(portside.state.snapshot().problems.filter(({ subject }) => subject === 'docs')).toEqual([])
  })
})
