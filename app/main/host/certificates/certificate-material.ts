import { createPrivateKey, X509Certificate } from 'node:crypto'
import forge from 'node-forge'
import type { TlsIdentity } from '../../engine/engine-options.ts'
import { isCostlyKey, KeyCostError, withinKeyCost } from './key-cost.ts'

/** Why a file cannot be used as a certificate; the message is one line that says what to do. */
export class MaterialError extends Error {
  readonly kind: 'password-needed' | 'wrong-password' | 'no-certificate' | 'no-key' | 'garbage'

  constructor(kind: MaterialError['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MaterialError'
    this.kind = kind
  }
}

/** Larger is no certificate: chains have a few kilobytes. */
export const maxMaterialBytes = 1024 * 1024

const pemBlock = /-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g

/**
 * Reads a chain and its private key out of the files a person chose: PEM (both in one file or in two) or PFX (PKCS #12).
 * The result is PEM, the server's own certificate first, the key without a password. Throws MaterialError; whether the
 * two belong together and are valid now is for checkIdentity.
 */
export function readMaterial(files: readonly Uint8Array[], password: string | null): TlsIdentity {
  if (files.some(({ length }) => length > maxMaterialBytes)) {
    throw new MaterialError('garbage', 'This file is too large for a certificate. Choose a PEM or PFX file.')
  }
  const texts = files.map((file) => Buffer.from(file).toString('latin1'))
  const [only] = files
  if (files.length === 1 && only !== undefined && !texts[0]?.includes('-----BEGIN '))
    return readPfx(only, password)
  return readPem(texts.join('\n'), password)
}

function readPem(text: string, password: string | null): TlsIdentity {
  const blocks = text.match(pemBlock) ?? []
  const certificates = blocks.filter((block) => block.startsWith('-----BEGIN CERTIFICATE-----'))
  const [key] = blocks.filter((block) => / PRIVATE KEY-----/.test(block))
  if (certificates.length === 0) {
    throw new MaterialError(
      'no-certificate',
      'There is no certificate in this file. Choose a PEM or PFX file.',
    )
  }
  if (key === undefined) {
    throw new MaterialError('no-key', 'There is no private key in this file. Choose the key file as well.')
  }
  const privateKeyPem = decryptKey(key, password)
  return { certificatePem: chainPem(certificates, privateKeyPem), privateKeyPem }
}

function decryptKey(pem: string, password: string | null): string {
  const isEncrypted = /ENCRYPTED/.test(pem)
  if (isEncrypted && password === null) throw passwordNeeded()
  refuseCostlyKey(pem)
  try {
    const key = createPrivateKey({ key: pem, ...(isEncrypted ? { passphrase: password ?? '' } : {}) })
    return key.export({ type: 'pkcs8', format: 'pem' }).toString()
  } catch (cause) {
    if (isEncrypted) throw wrongPassword(cause)
    throw new MaterialError('garbage', 'The private key is damaged or of an unknown kind.', { cause })
  }
}

function refuseCostlyKey(pem: string): void {
  if (!pem.startsWith('-----BEGIN ENCRYPTED') || !isCostlyKey(pem)) return
  throw new MaterialError('garbage', new KeyCostError().message)
}

function readPfx(file: Uint8Array, password: string | null): TlsIdentity {
  const asn1 = parsePfx(file)
  const pfx = openPfx(asn1, password)
  const certificates = bagsOf(pfx, forge.pki.oids.certBag).flatMap(({ cert, asn1: raw }) =>
    // Elliptic keys are strange to the library: what it cannot read it hands on as it is.
    cert !== undefined && cert !== null ? [forge.pki.certificateToPem(cert)] : [derToPem(raw)],
  )
  const [keyBag] = [...bagsOf(pfx, forge.pki.oids.pkcs8ShroudedKeyBag), ...bagsOf(pfx, forge.pki.oids.keyBag)]
  if (certificates.length === 0)
    throw new MaterialError('no-certificate', 'There is no certificate in this file.')
  if (keyBag === undefined) {
    throw new MaterialError(
      'no-key',
      'There is no private key in this file. Export it together with its key.',
    )
  }
  const privateKeyPem = keyPemOf(keyBag)
  return { certificatePem: chainPem(certificates, privateKeyPem), privateKeyPem }
}

function parsePfx(file: Uint8Array): forge.asn1.Asn1 {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(file).toString('binary')))
  } catch (cause) {
    throw new MaterialError('garbage', 'This is neither a PEM nor a PFX file.', { cause })
  }
}

function openPfx(asn1: forge.asn1.Asn1, password: string | null): forge.pkcs12.Pkcs12Pfx {
  try {
    return withinKeyCost(() => forge.pkcs12.pkcs12FromAsn1(asn1, false, password ?? ''))
  } catch (cause) {
    if (cause instanceof KeyCostError) throw new MaterialError('garbage', cause.message, { cause })
    const isPassword = /MAC could not be verified|Invalid password/i.test(String(cause))
    if (!isPassword) {
      throw new MaterialError('garbage', 'This PFX file cannot be read. Export it again with AES.', { cause })
    }
    throw password === null ? passwordNeeded() : wrongPassword(cause)
  }
}

function bagsOf(pfx: forge.pkcs12.Pkcs12Pfx, bagType: string | undefined): forge.pkcs12.Bag[] {
  return bagType === undefined ? [] : (pfx.getBags({ bagType })[bagType] ?? [])
}

function keyPemOf({ key, asn1 }: forge.pkcs12.Bag): string {
  const raw =
    key === undefined || key === null ? asn1 : forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key))
  const der = Buffer.from(forge.asn1.toDer(raw).getBytes(), 'binary')
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
      .export({ type: 'pkcs8', format: 'pem' })
      .toString()
  } catch (cause) {
    throw new MaterialError('garbage', 'The private key is damaged or of an unknown kind.', { cause })
  }
}

function derToPem(asn1: forge.asn1.Asn1): string {
  const der = Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')
  return new X509Certificate(der).toString()
}

/** Puts the certificate of the key first and each issuer after what it issued: the order TLS wants (RFC 8446 §4.4.2). */
function chainPem(certificates: readonly string[], privateKeyPem: string): string {
  const left = certificates.map((pem) => readCertificate(pem))
  const key = createPrivateKey(privateKeyPem)
  const own = left.findIndex((certificate) => certificate.checkPrivateKey(key))
  // Without a match the order stays, and checkIdentity says that the two do not belong together.
  if (own < 0) return left.map(String).join('')
  const chain = left.splice(own, 1)
  for (let last = chain[0]; last !== undefined; ) {
    const { issuer, subject } = last
    const next = issuer === subject ? -1 : left.findIndex((certificate) => certificate.subject === issuer)
    last = next < 0 ? undefined : left.splice(next, 1)[0]
    if (last !== undefined) chain.push(last)
  }
  return chain.map(String).join('')
}

function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch (cause) {
    throw new MaterialError('garbage', 'A certificate in this file is damaged.', { cause })
  }
}

function passwordNeeded(): MaterialError {
  return new MaterialError('password-needed', 'This file is protected by a password. Enter it.')
}

function wrongPassword(cause: unknown): MaterialError {
  return new MaterialError('wrong-password', 'The password is wrong. Try again.', { cause })
}
