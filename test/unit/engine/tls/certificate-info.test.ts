import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TlsIdentity } from '../../../../app/main/engine/engine-options.ts'
import { generateCertificate } from '../../../../app/main/engine/tls/certificate.ts'
import { checkIdentity, inspectCertificate } from '../../../../app/main/engine/tls/certificate-info.ts'

const dayMs = 86_400_000
let identity: TlsIdentity
let other: TlsIdentity

const make = () =>
  generateCertificate({
    commonName: 'Portside, the "one"',
    dnsNames: ['desk.local'],
    ipAddresses: ['192.0.2.7', 'fe80::1'],
    days: 30,
  })

beforeAll(async () => {
  identity = await make()
  other = await make()
})

function problemOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

describe('inspectCertificate', () => {
  it('says what people want to know', () => {
    const info = inspectCertificate(identity.certificatePem)
    expect(info).toMatchObject({
      names: ['desk.local', '192.0.2.7', 'fe80::1'],
      keyType: 'EC P-256',
      isSelfSigned: true,
      fingerprintSha256: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
    })
    expect(info.subject).toBe(String.raw`CN=Portside\, the \"one\"`)
    expect(info.issuer).toBe(info.subject)
    expect(info.notAfterMs - info.notBeforeMs).toBe(30 * dayMs)
  })

  it.each([
    ['empty text', ''],
    ['text', 'hello'],
    ['a broken body', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ])('refuses %s', (_title, pem) => {
    expect(problemOf(() => inspectCertificate(pem))).toMatchObject({ kind: 'garbage' })
  })
})

describe('checkIdentity', () => {
  it('accepts a pair that belongs together', () => {
    expect(checkIdentity(identity)).toEqual(inspectCertificate(identity.certificatePem))
  })

  it('refuses the key of another certificate', () => {
    const mixed = { certificatePem: identity.certificatePem, privateKeyPem: other.privateKeyPem }
    expect(problemOf(() => checkIdentity(mixed))).toMatchObject({ kind: 'key-mismatch' })
  })

  it('refuses a key that is none', () => {
    const broken = { ...identity, privateKeyPem: identity.certificatePem }
    expect(problemOf(() => checkIdentity(broken))).toMatchObject({ kind: 'garbage' })
  })

  it.each(['pkcs8', 'pkcs1'] as const)('asks to remove the password of a %s key', (type) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = privateKey.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    const locked = { ...identity, privateKeyPem: pem.toString() }
    expect(problemOf(() => checkIdentity(locked))).toMatchObject({ kind: 'key-encrypted' })
  })

  it.each([
    ['expired', 31 * dayMs, /expired on \d{4}-\d\d-\d\d/],
    ['not-yet-valid', -2 * dayMs, /not valid before/],
  ])('says that a certificate is %s', (kind, offsetMs, message) => {
    const error = problemOf(() => checkIdentity(identity, Date.now() + offsetMs))
    expect(error).toMatchObject({ kind, message: expect.stringMatching(message) })
  })

  it('refuses a chain with a broken second certificate', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
    const chain = { ...identity, certificatePem: identity.certificatePem + broken }
    expect(problemOf(() => checkIdentity(chain))).toMatchObject({ kind: 'garbage' })
  })
})
