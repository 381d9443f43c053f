import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMaterial } from '../../../../app/main/host/certificates/certificate-material.ts'
import {
  type CertificateSource,
  createCertificateService,
} from '../../../../app/main/host/certificates/certificate-service.ts'
import { createCertificateStore } from '../../../../app/main/host/certificates/certificate-store.ts'
import { dueWarning } from '../../../../app/main/host/certificates/expiry-warnings.ts'
import { diskOperations } from '../../../../app/main/host/files/file-operations.ts'

const dayMs = 86_400_000
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/certificates', name))
const foreign = () => readMaterial([fixture('ec.crt.pem'), fixture('ec.key.pem')], null)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'certificates-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function setUp(source: CertificateSource = 'generated') {
  const state = {
    source,
    nowMs: Date.now(),
    changes: 0,
    notices: [] as string[],
    timers: [] as (() => void)[],
  }
  const now = () => state.nowMs
  const service = createCertificateService({
    folder,
    generated: createCertificateStore(folder, { now }),
    source: () => state.source,
    now,
    schedule(run) {
      state.timers.push(run)
      return () => void state.timers.splice(state.timers.indexOf(run), 1)
    },
    onChanged: () => {
      state.changes += 1
    },
    onNotice: (text) => state.notices.push(text),
  })
  return { service, state }
}

describe('certificate service', () => {
  it('serves with its own certificate, the same one each time', async () => {
    const { service, state } = setUp()
    const first = await service.identity()
    expect(await service.identity()).toBe(first)
    expect(service.inUse?.source).toBe('generated')
    expect(service.exportPem()).toBe(first.certificatePem)
    expect(service.exportPem()).not.toContain('PRIVATE KEY')
    expect(state.notices).toEqual([])
  })

  it('renews its own certificate a month before its end, once', async () => {
    const { service, state } = setUp()
    const first = await service.identity()
    const { notAfterMs } = service.inUse!.info
    state.nowMs = notAfterMs - 31 * dayMs
    await service.refresh()
    expect(await service.identity()).toEqual(first)
    state.nowMs = notAfterMs - 29 * dayMs
    await service.refresh()
    const second = await service.identity()
    expect(second.certificatePem).not.toBe(first.certificatePem)
    // The new one is made by the real clock.
    state.nowMs = Date.now()
    await service.refresh()
    expect(await service.identity()).toEqual(second)
    expect(state.changes).toBe(2)
    expect(state.notices).toEqual([expect.stringContaining('renewed')])
  })

  it('switches to what was imported and back, and keeps its key for its owner only', async () => {
    const { service, state } = setUp()
    await service.identity()
    state.source = 'imported'
    const info = await service.keep('imported', foreign())
    expect(info.names).toContain('ftp.example.org')
    expect(await service.identity()).toEqual(foreign())
    expect(statSync(join(folder, 'imported.pem')).mode & 0o777).toBe(0o600)
    expect((await service.others()).map((other) => other.source)).toEqual(['generated'])
    state.source = 'generated'
    await service.refresh()
    expect(service.inUse?.source).toBe('generated')
    expect((await service.others()).map((other) => other.source)).toEqual(['imported'])
    expect(state.changes).toBe(3)
  })

  it('keeps what is in use when something unusable is given', async () => {
    const { service } = setUp()
    const before = await service.identity()
    const mixed = { ...foreign(), privateKeyPem: fixture('rsa.key.pem').toString() }
    await expect(service.keep('imported', mixed)).rejects.toThrow(/does not belong/)
    expect(await service.identity()).toBe(before)
  })

  it('serves with its own certificate and says so when the imported one is damaged', async () => {
    writeFileSync(join(folder, 'imported.pem'), 'nonsense')
    const { service, state } = setUp('imported')
    await service.identity()
    expect(service.inUse?.source).toBe('generated')
    expect(state.notices).toEqual([expect.stringContaining('imported certificate cannot be used')])
  })

  it('goes on with an imported certificate that has expired, and warns', async () => {
    const { service, state } = setUp('imported')
    await service.keep('imported', foreign())
    state.nowMs = service.inUse!.info.notAfterMs + dayMs
    await service.refresh()
    expect(service.inUse?.source).toBe('imported')
    expect(state.notices.at(-1)).toContain('expired')
  })

  it('looks again by itself', async () => {
    const { service, state } = setUp()
    const first = await service.identity()
    state.nowMs += 370 * dayMs
    for (const run of state.timers.splice(0)) run()
    await service.refresh()
    expect(await service.identity()).not.toEqual(first)
    service.close()
    expect(state.timers).toEqual([])
  })
})

describe('expiry warning', () => {
  const notAfterMs = 1_000 * dayMs
  const info = { fingerprintSha256: 'AA', notAfterMs, subject: 'CN=x' }

  it.each([
    [31, null],
    [30, 'AA 30'],
    [8, 'AA 30'],
    [7, 'AA 7'],
    [2, 'AA 7'],
    [1, 'AA 1'],
    [0, 'AA expired'],
    [-5, 'AA expired'],
  ])('with %i days left is %s', (days, key) => {
    expect(dueWarning(info, notAfterMs - days * dayMs)?.key ?? null).toBe(key)
  })

  it('makes nothing by looking at what there is', async () => {
    writeFileSync(join(folder, 'certificate.pem'), 'nonsense')
    const { service } = setUp('imported')
    await service.keep('imported', foreign())
    expect(await service.others()).toEqual([])
    expect(readFileSync(join(folder, 'certificate.pem'), 'utf8')).toBe('nonsense')
  })

  it('says the same trouble once, however often it looks', async () => {
    writeFileSync(join(folder, 'imported.pem'), 'nonsense')
    const { service, state } = setUp('imported')
    for (let n = 0; n < 4; n += 1) await service.refresh()
    expect(state.notices).toHaveLength(1)
  })

  it('stays with the certificate in memory while it cannot be saved', async () => {
    const operations = { ...diskOperations, create: () => Promise.reject(new Error('ENOSPC')) }
    const service = createCertificateService({
      folder,
      generated: createCertificateStore(folder, { operations }),
      source: () => 'generated',
      now: Date.now,
      schedule: () => () => undefined,
      onChanged: () => undefined,
      onNotice: () => undefined,
    })
    const first = await service.identity()
    await service.refresh()
    expect(await service.identity()).toEqual(first)
    await service.regenerate()
    expect(await service.identity()).not.toEqual(first)
  })
})
