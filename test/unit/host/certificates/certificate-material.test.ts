import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkIdentity } from '../../../../app/main/engine/tls/certificate-info.ts'
import { MaterialError, readMaterial } from '../../../../app/main/host/certificates/certificate-material.ts'

const fixture = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/certificates', name))

const failure = (files: readonly Uint8Array[], password: string | null): unknown => {
  try {
    readMaterial(files, password)
  } catch (error) {
    return error instanceof MaterialError ? error.kind : error
  }
  return 'no failure'
}

describe('certificate material', () => {
  it.each([
    ['a PFX of an elliptic key', ['ec.pfx'], 'secret', 2],
    ['a PFX of an RSA key', ['rsa.pfx'], 'secret', 2],
    ['a PFX of old encryption', ['rsa-legacy.pfx'], 'secret', 2],
    ['a PFX without a password', ['ec-open.pfx'], null, 1],
    ['certificate and key in two PEM files', ['ec.crt.pem', 'ec.key.pem'], null, 1],
    ['the key first', ['ec.key.pem', 'ec.crt.pem'], null, 1],
    ['a key with a password', ['ec.crt.pem', 'ec-encrypted.key.pem'], 'secret', 1],
    ['a chain in the wrong order', ['root.pem', 'ec.crt.pem', 'ec.key.pem'], null, 2],
  ])('reads %s', (_title, names, password, length) => {
    const identity = readMaterial(names.map(fixture), password)
    expect(checkIdentity(identity).names).toEqual(['ftp.example.org', '192.0.2.1'])
    expect(identity.certificatePem.match(/BEGIN CERTIFICATE/g)).toHaveLength(length)
    expect(identity.privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----/)
    expect(
      new X509Certificate(identity.certificatePem).checkPrivateKey(createPrivateKey(identity.privateKeyPem)),
    ).toBe(true)
  })

  it.each([
    ['a PFX without its password', ['ec.pfx'], null, 'password-needed'],
    ['a PFX with a wrong password', ['ec.pfx'], 'Secret', 'wrong-password'],
    ['an old PFX with a wrong password', ['rsa-legacy.pfx'], 'nope', 'wrong-password'],
    ['a key without its password', ['ec.crt.pem', 'ec-encrypted.key.pem'], null, 'password-needed'],
    ['a key with a wrong password', ['ec.crt.pem', 'ec-encrypted.key.pem'], 'nope', 'wrong-password'],
    ['a certificate alone', ['ec.crt.pem'], null, 'no-key'],
    ['a key alone', ['ec.key.pem'], null, 'no-certificate'],
  ])('refuses %s', (_title, names, password, kind) => {
    expect(failure(names.map(fixture), password)).toBe(kind)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('hello')],
    ['half a PFX', fixture('ec.pfx').subarray(0, 400)],
    ['a megabyte', Buffer.alloc(1024 * 1024 + 1)],
    ['deep nesting', Buffer.alloc(100_000, 0x30)],
  ])('refuses %s as garbage', (_title, bytes) => {
    expect(failure([bytes], 'secret')).toBe('garbage')
  })

  it('refuses a damaged certificate between good marks', () => {
    const pem = fixture('ec.crt.pem')
      .toString()
      .replace(/[A-Za-z]{20}/, 'A'.repeat(20))
    expect(failure([Buffer.from(pem), fixture('ec.key.pem')], null)).toBe('garbage')
  })

  it('leaves it to the check that a key of another certificate is said', () => {
    const identity = readMaterial([fixture('ec.crt.pem'), fixture('rsa.key.pem')], null)
    expect(() => checkIdentity(identity)).toThrow(/does not belong/)
  })
})
