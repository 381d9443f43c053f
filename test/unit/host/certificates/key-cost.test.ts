import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MaterialError, readMaterial } from '../../../../app/main/host/certificates/certificate-material.ts'

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/certificates', name))

describe('what opening a key may cost', () => {
  it.each(['ec.pfx', 'rsa.pfx', 'rsa-legacy.pfx'])('opens %s, which asks for usual work', (name) => {
    expect(readMaterial([fixture(name)], 'secret').privateKeyPem).toContain('BEGIN PRIVATE KEY')
  })

  it('refuses an encrypted key that asks for two milliards of rounds, at once', () => {
    const pem = fixture('ec-encrypted.key.pem').toString()
    const der = Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')
    // The lengths of what holds the number stay right by taking its room from the salt.
    const hex = der.toString('hex')
    const at = hex.search(/0408[0-9a-f]{16}02020800|0410[0-9a-f]{32}02020800/)
    expect(at).toBeGreaterThan(0)
    const saltHex = Number.parseInt(hex.slice(at + 2, at + 4), 16) * 2
    const shorter = (saltHex / 2 - 2).toString(16).padStart(2, '0')
    const hostile = `${hex.slice(0, at)}04${shorter}${hex.slice(at + 8, at + 4 + saltHex)}02047fffffff${hex.slice(at + 4 + saltHex + 8)}`
    const base64 = Buffer.from(hostile, 'hex').toString('base64')
    const key = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${base64}\n-----END ENCRYPTED PRIVATE KEY-----\n`
    const files = [fixture('ec.crt.pem'), Buffer.from(key)]
    expect(() => readMaterial(files, 'secret')).toThrow(/takes too long/)
  })

  it('refuses a PFX file that asks for milliards of rounds, at once', () => {
    const pfx = fixture('rsa.pfx')
    // The rounds of the check over the whole file are its last number.
    const at = pfx.lastIndexOf(Buffer.from('02020800', 'hex'))
    expect(at).toBe(pfx.length - 4)
    const saltAt = pfx.lastIndexOf(Buffer.from('0408', 'hex'), at)
    const salt = pfx.subarray(saltAt + 2, at)
    const hostile = Buffer.concat([
      pfx.subarray(0, saltAt),
      Buffer.from([4, salt.length - 2]),
      salt.subarray(2),
      Buffer.from('02047fffffff', 'hex'),
    ])
    expect(hostile.length).toBe(pfx.length)
    expect(() => readMaterial([hostile], 'secret')).toThrow(MaterialError)
    expect(() => readMaterial([hostile], 'secret')).toThrow(/takes too long/)
  })
})
