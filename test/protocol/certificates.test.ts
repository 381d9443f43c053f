import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startPortside, type TestPortside } from '../helpers/start-portside.ts'

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../fixtures/certificates', name)).toString('base64')

const start = () => startPortside({ server: { tls: 'optional' }, users: [{ id: 'u', name: 'ann' }] })

/** A client that trusts any certificate, and tells which one it saw. */
interface TrustingClient {
  readonly fingerprint: string
  /** Sends a command and gives its one-line reply. */
  ask(command: string): Promise<string>
}

async function connectTrusting({ portside }: TestPortside): Promise<TrustingClient> {
  const [bound] = portside.server.engine?.boundListeners ?? []
  const plain = connect({ host: '127.0.0.1', port: bound?.port ?? 0 })
  onTestFinished(() => void plain.destroy())
  await lineOf(plain)
  plain.write('AUTH TLS\r\n')
  await lineOf(plain)
  const secured = connectTls({ socket: plain, rejectUnauthorized: false })
  await once(secured, 'secureConnect')
  return {
    fingerprint: secured.getPeerX509Certificate()?.fingerprint256 ?? '',
    ask(command) {
      secured.write(`${command}\r\n`)
      return lineOf(secured)
    },
  }
}

async function lineOf(socket: Duplex): Promise<string> {
  const [chunk] = (await once(socket, 'data')) as [Buffer]
  return chunk.toString('latin1')
}

const certificatesOf = ({ portside }: TestPortside) => portside.state.snapshot().certificates

describe('the certificate of a running server', () => {
  it('is swapped for an imported one without ending a session, and back', async () => {
    const test = await start()
    const before = await connectTrusting(test)
    const own = before.fingerprint
    expect(certificatesOf(test).inUse).toMatchObject({ source: 'generated', fingerprintSha256: own })

    const { handlers } = test.portside
    const files = [fixture('ec.pfx')]
    expect(await handlers.importCertificate({ files, password: null })).toMatchObject({
      ok: false,
      problem: { field: 'password' },
    })
    expect(await handlers.importCertificate({ files, password: 'secret' })).toEqual({ ok: true, value: null })
    const imported = (await connectTrusting(test)).fingerprint
    expect(imported).not.toBe(own)
    expect(await before.ask('NOOP')).toMatch(/^200 /)

    expect(await handlers.useCertificate({ source: 'generated' })).toEqual({ ok: true, value: null })
    expect((await connectTrusting(test)).fingerprint).toBe(own)
    expect(await before.ask('NOOP')).toMatch(/^200 /)
  })

  it('leaves a session its own for data connections that must resume, whatever was swapped since', async () => {
    const test = await startPortside({
      server: { tls: 'optional', tlsResumption: 'require' },
      users: [{ id: 'u', name: 'ann' }],
    })
    await connectTrusting(test)
    const { handlers, server } = test.portside
    const { pem } = await handlers.exportCertificate(null)
    const [bound] = server.engine?.boundListeners ?? []
    const client = await RawFtpClient.connect({ host: '127.0.0.1', port: bound?.port ?? 0, ca: pem ?? '' })
    await client.startTls()
    await client.logIn('ann')
    await client.protect()
    expect((await client.receive('RETR docs/a.txt')).toString()).toBe('content')
    await handlers.importCertificate({ files: [fixture('ec.pfx')], password: 'secret' })
    expect((await client.receive('RETR docs/a.txt')).toString()).toBe('content')
    await client.quit()
  })

  it('stays when a file cannot be used', async () => {
    const test = await start()
    const own = (await connectTrusting(test)).fingerprint
    const { handlers } = test.portside
    for (const files of [
      [fixture('ec.crt.pem')],
      [fixture('ec.crt.pem'), fixture('rsa.key.pem')],
      ['aGVsbG8='],
    ]) {
      expect(await handlers.importCertificate({ files, password: null })).toMatchObject({ ok: false })
    }
    expect((await connectTrusting(test)).fingerprint).toBe(own)
  })

  it('is made anew on request, with every name of today', async () => {
    const test = await start()
    const own = (await connectTrusting(test)).fingerprint
    expect(await test.portside.handlers.regenerateCertificate(null)).toEqual({ ok: true, value: null })
    expect((await connectTrusting(test)).fingerprint).not.toBe(own)
    expect(certificatesOf(test).missingNames).toEqual([])
  })

  it('is exported without its key', async () => {
    const test = await start()
    await connectTrusting(test)
    const { pem } = await test.portside.handlers.exportCertificate(null)
    expect(pem).toContain('BEGIN CERTIFICATE')
    expect(pem).not.toContain('KEY')
  })

  it('tells who used which TLS', async () => {
    const test = await start()
    await test.logIn('ann')
    const secured = await connectTrusting(test)
    await secured.ask('USER ann')
    expect(await secured.ask('PASS secret')).toMatch(/^230 /)
    expect(certificatesOf(test).tlsUse).toMatchObject([
      { userName: 'ann', protocol: 'TLSv1.3', logins: 1 },
      { userName: 'ann', protocol: null, logins: 1 },
    ])
  })

  it('takes no nonsense for the certificate of an authority', async () => {
    const { handlers } = (await start()).portside
    expect(await handlers.updateAcme({ caPem: 'nonsense' })).toMatchObject({
      ok: false,
      problem: { field: 'caPem' },
    })
    expect(await handlers.updateAcme({ caPem: null })).toMatchObject({ ok: true })
  })
})
