import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { generateCertificate } from '../../../../app/main/engine/tls/certificate.ts'

const dayMs = 86_400_000

async function generated(changes: Partial<Parameters<typeof generateCertificate>[0]> = {}) {
  const identity = await generateCertificate({
    commonName: 'Portside on desk',
    dnsNames: ['desk', 'desk.local', 'localhost'],
    ipAddresses: ['192.0.2.7', 'fe80::1%eth0'],
    days: 397,
    ...changes,
  })
  return { identity, certificate: new X509Certificate(identity.certificatePem) }
}

describe('generateCertificate', () => {
  it('names every host and address', async () => {
    const { certificate } = await generated()
    expect(certificate.subject).toBe('CN=Portside on desk')
    expect(certificate.subjectAltName).toBe(
      'DNS:desk, DNS:desk.local, DNS:localhost, IP Address:192.0.2.7, IP Address:FE80:0:0:0:0:0:0:1',
    )
    expect(certificate.checkHost('desk.local')).toBe('desk.local')
    expect(certificate.checkIP('192.0.2.7')).toBe('192.0.2.7')
  })

  it('is a self-signed server certificate on P-256 that is no authority', async () => {
    const { certificate } = await generated()
    expect(certificate.ca).toBe(false)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    // What BoringSSL asks of a certificate that is its own issuer.
    expect(certificate.checkIssued(certificate)).toBe(true)
    expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' })
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  })

  it('is valid since yesterday and for the days asked for', async () => {
    const { certificate } = await generated()
    const from = Date.parse(certificate.validFrom)
    expect(Date.parse(certificate.validTo) - from).toBe(397 * dayMs)
    expect(Math.abs(Date.now() - dayMs - from)).toBeLessThan(60_000)
  })

  it('draws key and serial number anew each time', async () => {
    const [one, two] = await Promise.all([generated(), generated()])
    expect(one.certificate.serialNumber).not.toBe(two.certificate.serialNumber)
    expect(one.certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/i)
    expect(one.identity.privateKeyPem).not.toBe(two.identity.privateKeyPem)
  })

  it('leaves out what is no name and no address, and repeats nothing', async () => {
    const { certificate } = await generated({
      commonName: 'x'.repeat(100),
      dnsNames: ['bücher.example', 'a b', '', 'desk', 'desk'],
      ipAddresses: ['300.1.1.1', '192.0.2.7', '192.0.2.7'],
    })
    expect(certificate.subject).toBe(`CN=${'x'.repeat(64)}`)
    expect(certificate.subjectAltName).toBe('DNS:xn--bcher-kva.example, DNS:desk, IP Address:192.0.2.7')
  })
})
