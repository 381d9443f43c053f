import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import type { TlsIdentity } from '../engine-options.ts'

/** What a new certificate says. */
export interface CertificateRequest {
  /** Shown to people as the subject; cut to the 64 characters X.509 allows. */
  readonly commonName: string
  /** Names clients may connect to; names that DNS cannot hold are left out. */
  readonly dnsNames: readonly string[]
  /**
   * Numeric addresses clients may connect to; a zone (`%eth0`) is dropped, anything else that is no address
   * left out.
   */
  readonly ipAddresses: readonly string[]
  /** Validity in days, counted from a day ago. Apple's systems refuse more than 398. */
  readonly days: number
}

const dayMs = 86_400_000
const maxCommonNameLength = 64

/**
 * Makes a self-signed server certificate and its key (ECDSA P-256, RFC 5280 profile). It names no authority
 * (`CA:FALSE`), so somebody who trusts it trusts this one server and nothing it could sign.
 */
export async function generateCertificate(request: CertificateRequest): Promise<TlsIdentity> {
  // Loaded when needed: it happens once a year and would otherwise lengthen every start. The decorators of
  // its container need Reflect's metadata before the first of its lines runs.
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')

  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  // Given as a value of its own type: as plain text, quotes and commas in it would be read as syntax.
  const name = new x509.Name([{ CN: [{ utf8String: request.commonName.slice(0, maxCommonNameLength) }] }])
  // A day earlier, so that a device whose clock or time zone is wrong does not refuse a fresh certificate.
  const notBeforeMs = Date.now() - dayMs
  const certificate = await x509.X509CertificateGenerator.create({
    subject: name,
    issuer: name,
    serialNumber: randomSerial(),
    notBefore: new Date(notBeforeMs),
    notAfter: new Date(notBeforeMs + request.days * dayMs),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      // No key usage: BoringSSL (Android, Chromium) trusts a self-signed certificate only when its key may
      // sign certificates or when nothing is said about it, and OpenSSL's strict mode refuses the former
      // here.
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth], false),
      new x509.SubjectAlternativeNameExtension(subjectNames(request)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const privateKey = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    certificatePem: `${certificate.toString('pem').trim()}\n`,
    privateKeyPem: `${x509.PemConverter.encode(privateKey, 'PRIVATE KEY').trim()}\n`,
  }
}

/** 127 random bits, positive and never zero (RFC 5280 §4.1.2.2), as hexadecimal digits. */
function randomSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

function subjectNames(request: CertificateRequest): { type: 'dns' | 'ip'; value: string }[] {
  const dns = request.dnsNames.map((name) => domainToASCII(name)).filter((name) => name !== '')
  const ip = request.ipAddresses
    .map((address) => address.split('%', 1)[0] ?? '')
    .filter((address) => isIP(address) !== 0)
  return [
    ...[...new Set(dns)].map((value) => ({ type: 'dns' as const, value })),
    ...[...new Set(ip)].map((value) => ({ type: 'ip' as const, value })),
  ]
}
