import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest'
import { checkIdentity } from '../../app/main/engine/tls/certificate-info.ts'
import { orderCertificate } from '../../app/main/host/certificates/acme/acme-order.ts'
import { createAcmeService } from '../../app/main/host/certificates/acme/acme-service.ts'
import { createCertificateService } from '../../app/main/host/certificates/certificate-service.ts'
import { createCertificateStore } from '../../app/main/host/certificates/certificate-store.ts'
import { defaultSettings } from '../../app/main/host/settings/settings-schema.ts'
import { type Pebble, startPebble } from '../helpers/foreign/pebble.ts'
import { needsProgram } from '../helpers/foreign/run-program.ts'

async function start(context: TestContext): Promise<Pebble> {
  needsProgram(context, 'pebble')
  needsProgram(context, 'pebble-challtestsrv')
  return await startPebble()
}

const rulesFor = ({ directoryUrl, caPem, httpPort }: Pebble, domains: readonly string[]) => ({
  ...defaultSettings.certificate.acme,
  directoryUrl,
  caPem,
  httpPort,
  domains,
  isAgreed: true,
})

describe('an order of a certificate', () => {
  it('brings one that a server can use, for every name', async (context) => {
    const pebble = await start(context)
    const domains = ['ftp.example.org', 'files.example.org']
    const { identity } = await orderCertificate({
      rules: rulesFor(pebble, domains),
      account: null,
    })
    const info = checkIdentity(identity)
    expect([...info.names].sort()).toEqual([...domains].sort())
    expect(info.issuer).toContain('Pebble')
    expect(identity.certificatePem.match(/BEGIN CERTIFICATE/g)?.length).toBeGreaterThan(1)
  })

  it('says which port is taken', async (context) => {
    const pebble = await start(context)
    const other = createServer().listen(pebble.httpPort)
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const order = orderCertificate({
      rules: rulesFor(pebble, ['ftp.example.org']),
      account: null,
    })
    await expect(order).rejects.toThrow(`Port ${pebble.httpPort}`)
  })

  it('refuses an authority it cannot trust, and one that is not there', async (context) => {
    const pebble = await start(context)
    const rules = rulesFor(pebble, ['ftp.example.org'])
    await expect(orderCertificate({ rules: { ...rules, caPem: null }, account: null })).rejects.toThrow(
      /cannot be reached/,
    )
    const nobody = { ...rules, directoryUrl: 'https://127.0.0.1:1/dir' }
    await expect(orderCertificate({ rules: nobody, account: null })).rejects.toThrow(/cannot be reached/)
  })
})

describe('a certificate from an authority', () => {
  it('is ordered, served, and renewed when two thirds of its life are over', async (context) => {
    const pebble = await start(context)
    const folder = mkdtempSync(join(tmpdir(), 'acme-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const timers: { run: () => void; delayMs: number }[] = []
    const schedule = (run: () => void, delayMs: number) => {
      const timer = { run, delayMs }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    }
    const rules = { source: 'acme' as const, acme: rulesFor(pebble, ['ftp.example.org']) }
    const certificates = createCertificateService({
      folder,
      generated: createCertificateStore(folder),
      source: () => 'acme',
      now: Date.now,
      schedule: () => () => undefined,
      onChanged: () => undefined,
      onNotice: () => undefined,
    })
    const service = createAcmeService({
      folder,
      rules: () => rules,
      current: () => certificates.inUse,
      order: orderCertificate,
      keep: (identity) => certificates.keep('acme', identity),
      now: Date.now,
      schedule,
      onChanged: () => undefined,
      onNotice: (text) => {
        throw new Error(text)
      },
    })
    await certificates.identity()
    expect(certificates.inUse?.source).toBe('generated')
    service.plan()
    expect(timers).toMatchObject([{ delayMs: 0 }])
    expect(await service.orderNow()).toBeNull()
    expect(certificates.inUse).toMatchObject({ source: 'acme', info: { names: ['ftp.example.org'] } })
    for (const name of ['acme.pem', 'acme-account.json']) {
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    }
    const { notBeforeMs, notAfterMs } = certificates.inUse!.info
    const expected = notBeforeMs + ((notAfterMs - notBeforeMs) * 2) / 3 - Date.now()
    expect(service.status.phase).toBe('idle')
    expect(Math.abs((service.status.nextTryAtMs ?? 0) - Date.now() - expected)).toBeLessThan(60_000)

    const account = readFileSync(join(folder, 'acme-account.json'), 'utf8')
    const before = new X509Certificate((await certificates.identity()).certificatePem).serialNumber
    expect(await service.orderNow()).toBeNull()
    expect(new X509Certificate((await certificates.identity()).certificatePem).serialNumber).not.toBe(before)
    expect(readFileSync(join(folder, 'acme-account.json'), 'utf8')).toBe(account)
    service.close()
    expect(timers).toEqual([])
  })
})
