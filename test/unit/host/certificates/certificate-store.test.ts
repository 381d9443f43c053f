import { X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createCertificateStore,
  loadCertificateFiles,
} from '../../../../app/main/host/certificates/certificate-store.ts'
import { diskOperations } from '../../../../app/main/host/files/file-operations.ts'

const dayMs = 86_400_000
let folder: string
let path: string

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'portside-certificate-')), 'data')
  path = join(folder, 'certificate.pem')
})

afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const broken = () => readdirSync(folder).filter((name) => name.includes('.broken-'))
const daysLater = (days: number) => ({ now: () => Date.now() + days * dayMs })

describe('certificate store', () => {
  it('makes a certificate for this machine at the first start and keeps it private', async () => {
    const { identity, info, notice } = await createCertificateStore(folder).load()
    expect(notice).toBeNull()
    expect(info.names).toEqual(
      expect.arrayContaining([hostname().toLowerCase(), 'localhost', '127.0.0.1', '::1']),
    )
    const certificate = new X509Certificate(identity.certificatePem)
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(info.notAfterMs - info.notBeforeMs).toBe(397 * dayMs)
    expect(readdirSync(folder)).toEqual(['certificate.pem'])
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('gives the same one at every later start', async () => {
    const first = await createCertificateStore(folder).load()
    expect(await createCertificateStore(folder, daysLater(300)).load()).toEqual(first)
  })

  it('replaces an expired one, keeps it aside and says so', async () => {
    const first = await createCertificateStore(folder).load()
    const second = await createCertificateStore(folder, daysLater(400)).load()
    expect(second.info.fingerprintSha256).not.toBe(first.info.fingerprintSha256)
    expect(second.notice).toMatch(/^The certificate expired on .* kept as certificate\.broken-.*\.pem/)
    expect(readFileSync(join(folder, broken()[0]!), 'utf8')).toContain(first.identity.certificatePem.trim())
  })

  it.each([
    ['an empty file', ''],
    ['text', 'hello'],
    ['zeros', '\0'.repeat(64)],
  ])('keeps %s aside and makes a new one', async (_title, content) => {
    mkdirSync(folder)
    writeFileSync(path, content)
    const { info, notice } = await createCertificateStore(folder).load()
    expect(notice).toContain(broken()[0])
    expect(readFileSync(join(folder, broken()[0]!), 'utf8')).toBe(content)
    expect((await createCertificateStore(folder).load()).info).toEqual(info)
  })

  it('keeps a pair that does not belong together aside', async () => {
    const one = await createCertificateStore(join(folder, 'one')).load()
    const two = await createCertificateStore(join(folder, 'two')).load()
    writeFileSync(path, one.identity.privateKeyPem + two.identity.certificatePem)
    const { notice } = await createCertificateStore(folder).load()
    expect(notice).toMatch(/key does not belong/)
  })

  it('keeps using a certificate from the future of a wrong clock, and says so', async () => {
    const first = await createCertificateStore(folder).load()
    const second = await createCertificateStore(folder, daysLater(-30)).load()
    expect(second.identity).toEqual(first.identity)
    expect(second.notice).toMatch(/clock/)
  })

  it('serves with a certificate that the disk would not take', async () => {
    const create = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    const store = createCertificateStore(folder, { operations: { ...diskOperations, create } })
    const { identity, notice } = await store.load()
    expect(new X509Certificate(identity.certificatePem).checkHost('localhost')).toBe('localhost')
    expect(notice).toMatch(/could not be saved \(ENOSPC\)/)
  })

  it('makes another one when asked', async () => {
    const store = createCertificateStore(folder)
    const first = await store.load()
    const second = await store.regenerate()
    expect(second.info.fingerprintSha256).not.toBe(first.info.fingerprintSha256)
    expect(await store.load()).toEqual(second)
  })
})

describe('loadCertificateFiles', () => {
  it('loads a pair of files, which may be one', async () => {
    const { identity } = await createCertificateStore(folder).load()
    writeFileSync(join(folder, 'cert.pem'), identity.certificatePem)
    writeFileSync(join(folder, 'key.pem'), identity.privateKeyPem)
    const loaded = await loadCertificateFiles(join(folder, 'cert.pem'), join(folder, 'key.pem'))
    expect(loaded.identity).toEqual(identity)
    expect((await loadCertificateFiles(path, path)).info).toEqual(loaded.info)
  })

  it('says in one line what is wrong', async () => {
    const { identity } = await createCertificateStore(folder).load()
    const other = await createCertificateStore(join(folder, 'other')).load()
    writeFileSync(join(folder, 'cert.pem'), identity.certificatePem)
    writeFileSync(join(folder, 'key.pem'), other.identity.privateKeyPem)
    const messageOf = (cert: string, key: string) =>
      loadCertificateFiles(join(folder, cert), join(folder, key)).then(
        () => 'loaded',
        (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'no error'),
      )
    expect(await messageOf('none.pem', 'key.pem')).toMatch(
      /^CertificateFileError: .*none\.pem does not exist\.$/,
    )
    expect(await messageOf('cert.pem', 'other')).toMatch(/^CertificateFileError: .*other cannot be read/)
    expect(await messageOf('cert.pem', 'key.pem')).toMatch(/^CertificateFileError: .*does not belong/)
    expect(await messageOf('key.pem', 'key.pem')).toMatch(/^CertificateFileError: .*not a certificate/)
  })
})
