import type { KeyObject } from 'node:crypto'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import type { TlsIdentity } from '../engine-options.ts'

/** What people want to know of a certificate. */
export interface CertificateInfo {
  readonly subject: string
  readonly issuer: string
  /** DNS names and addresses it is valid for. */
  readonly names: readonly string[]
  /** Milliseconds since 1970 UTC. */
  readonly notBeforeMs: number
  /** Milliseconds since 1970 UTC. */
  readonly notAfterMs: number
  /** Upper-case pairs with colons, as clients show it. */
  readonly fingerprintSha256: string
  /** For example 'EC P-256' or 'RSA 2048'. */
  readonly keyType: string
  readonly isSelfSigned: boolean
}

/** Why a certificate cannot be used. */
export type CertificateProblem = 'garbage' | 'key-encrypted' | 'key-mismatch' | 'expired' | 'not-yet-valid'

/** A certificate or key that cannot be used; the message is for people. */
export class CertificateError extends Error {
  readonly kind: CertificateProblem

  constructor(kind: CertificateProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CertificateError'
    this.kind = kind
  }
}

/** Reads the first certificate of a PEM text. Throws CertificateError `garbage`. */
export function inspectCertificate(certificatePem: string): CertificateInfo {
  const certificate = parseCertificate(certificatePem)
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: namesOf(certificate),
    notBeforeMs: Date.parse(certificate.validFrom),
    notAfterMs: Date.parse(certificate.validTo),
    fingerprintSha256: certificate.fingerprint256,
    keyType: keyTypeOf(certificate.publicKey),
    // Not checkIssued(): it wants a key usage that a certificate which is no authority need not have.
    isSelfSigned: certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey),
  }
}

/**
 * Makes sure that a server can use this certificate and key now. Throws CertificateError, whose message says
 * what to do. `nowMs` is milliseconds since 1970 UTC.
 */
export function checkIdentity(identity: TlsIdentity, nowMs: number = Date.now()): CertificateInfo {
  const info = inspectCertificate(identity.certificatePem)
  const privateKey = parsePrivateKey(identity.privateKeyPem)
  if (!parseCertificate(identity.certificatePem).checkPrivateKey(privateKey)) {
    throw new CertificateError(
      'key-mismatch',
      'The private key does not belong to this certificate. Choose the key it was made with.',
    )
  }
  if (nowMs > info.notAfterMs) {
    throw new CertificateError('expired', `The certificate expired on ${day(info.notAfterMs)}. Renew it.`)
  }
  if (nowMs < info.notBeforeMs) {
    throw new CertificateError(
      'not-yet-valid',
      `The certificate is not valid before ${day(info.notBeforeMs)}. Check this computer's clock.`,
    )
  }
  try {
    createSecureContext({ cert: identity.certificatePem, key: identity.privateKeyPem })
  } catch (cause) {
    // A broken chain certificate, or a key that TLS considers too weak.
    throw new CertificateError('garbage', 'TLS cannot use this certificate and key.', { cause })
  }
  return info
}

function parseCertificate(pem: string): X509Certificate {
  try {
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new Error('no PEM certificate')
    return new X509Certificate(pem)
  } catch (cause) {
    throw new CertificateError('garbage', 'This is not a certificate in PEM form.', { cause })
  }
}

function parsePrivateKey(pem: string): KeyObject {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem)) {
    throw new CertificateError(
      'key-encrypted',
      'The private key is protected by a password. Remove it first.',
    )
  }
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw new CertificateError('garbage', 'This is not a private key in PEM form.', { cause })
  }
}

/** Subject alternative names; the common name only where there are none (RFC 6125 §6.4.4). */
function namesOf(certificate: X509Certificate): string[] {
  const names: string[] = []
  // Node quotes a name that holds a comma or a quote, so that nobody can smuggle a second one in.
  const pattern = /(?:^|, )(DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g
  for (const [, kind, value = ''] of (certificate.subjectAltName ?? '').matchAll(pattern)) {
    const text = value.startsWith('"') ? String(JSON.parse(value)) : value
    names.push(kind === 'IP Address' ? shortAddress(text) : text)
  }
  if (names.length > 0) return names
  const commonName = /^CN=(.*)$/m.exec(certificate.subject)?.[1]
  return commonName === undefined ? [] : [commonName]
}

/** `FE80:0:0:0:0:0:0:1` as people write it: `fe80::1`. */
function shortAddress(address: string): string {
  if (!address.includes(':')) return address
  return new URL(`http://[${address}]`).hostname.slice(1, -1)
}

function keyTypeOf(key: KeyObject): string {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {}
  switch (key.asymmetricKeyType) {
    case 'ec':
      return `EC ${namedCurve === 'prime256v1' ? 'P-256' : (namedCurve ?? '').replace(/^secp(\d+)r1$/, 'P-$1')}`
    case 'rsa':
      return `RSA ${modulusLength}`
    default:
      return key.asymmetricKeyType ?? 'unknown'
  }
}

function oneLine(name: string): string {
  return name.split('\n').join(', ')
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
