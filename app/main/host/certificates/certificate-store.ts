import { hostname, networkInterfaces } from 'node:os'
import { basename, join } from 'node:path'
import type { TlsIdentity } from '../../engine/engine-options.ts'
import type { CertificateInfo } from '../../engine/host-door.ts'
import {
  CertificateError,
  checkIdentity,
  generateCertificate,
  inspectCertificate,
} from '../../engine/host-door.ts'
import { keepAside, privateFolderMode, replaceFile } from '../files/atomic-file.ts'
import type { FileOperations } from '../files/file-operations.ts'
import { diskOperations, errorCode } from '../files/file-operations.ts'
import { joinPem, readIdentity, splitPem } from './identity-file.ts'
import type { ServerNames } from './server-names.ts'
import { serverNames } from './server-names.ts'

/** A certificate that can be used now, and one line for people when something was odd about it. */
export interface LoadedCertificate {
  readonly identity: TlsIdentity
  readonly info: CertificateInfo
  readonly notice: string | null
}

/** Keeps the server's own certificate in its data folder. */
export interface CertificateStore {
  /** Gives the stored certificate, or a new one when there is none or it cannot be used. */
  load(): Promise<LoadedCertificate>
  /** What is known of the stored certificate; null when there is none that can be read. Changes nothing. */
  look(): Promise<CertificateInfo | null>
  /** Replaces the stored certificate by a new one with today's names and addresses. */
  regenerate(): Promise<LoadedCertificate>
}

/** A certificate the person named cannot be used; the message is one line for people. */
export class CertificateFileError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CertificateFileError'
  }
}

/** Everything has a default that is right outside tests. */
export interface CertificateStoreOptions {
  readonly operations?: FileOperations
  /** Wall clock, milliseconds since 1970 UTC. */
  readonly now?: () => number
  readonly names?: () => ServerNames
}

/** The longest validity all systems accept. */
const validityDays = 397

/** Opens the certificate store of a data folder; nothing is read or written before `load`. */
export function createCertificateStore(
  folder: string,
  options: CertificateStoreOptions = {},
): CertificateStore {
  const { operations = diskOperations, now = Date.now } = options
  const { names = () => serverNames(hostname(), networkInterfaces()) } = options
  // Key and certificate share one file, so that no crash can leave one without the other.
  const path = join(folder, 'certificate.pem')
  // On a full disk the one in memory stays in use: a new one at each look would be a new question at every client.
  let unsaved: LoadedCertificate | null = null

  const regenerate = async (reason: string | null): Promise<LoadedCertificate> => {
    const { dnsNames, ipAddresses } = names()
    const commonName = `Portside on ${dnsNames[0] ?? 'this computer'}`
    const identity = await generateCertificate({ commonName, dnsNames, ipAddresses, days: validityDays })
    const notices = reason === null ? [] : [reason]
    const info = inspectCertificate(identity.certificatePem)
    try {
      await operations.makeFolder(folder, privateFolderMode)
      await replaceFile(path, joinPem(identity), operations)
      unsaved = null
    } catch (error) {
      unsaved = { identity, info, notice: null }
      // Serving encrypted matters more than keeping the file.
      notices.push(
        `The new certificate could not be saved (${errorCode(error)}); the next start makes another one.`,
      )
    }
    return { identity, info, notice: notices.length === 0 ? null : notices.join(' ') }
  }

  const replaceBroken = async (error: CertificateError): Promise<LoadedCertificate> => {
    const aside = basename(await keepAside(path, now(), operations))
    return regenerate(
      `${error.message} A new certificate was made and the old one kept as ${aside}. Clients will ask whether to trust it.`,
    )
  }

  return {
    async look() {
      const stored = await readIdentity(path, operations).catch(() => null)
      try {
        return stored === null ? null : checkIdentity(stored, now())
      } catch {
        return null
      }
    },
    async load() {
      if (unsaved !== null) return unsaved
      const text = await operations.readText(path)
      if (text === null) return regenerate(null)
      const identity = splitPem(text)
      try {
        return { identity, info: checkIdentity(identity, now()), notice: null }
      } catch (error) {
        if (!(error instanceof CertificateError)) throw error
        if (error.kind !== 'not-yet-valid') return replaceBroken(error)
        // The clock is wrong, not the certificate: a new one would be wrong once the clock is right again.
        return { identity, info: inspectCertificate(identity.certificatePem), notice: error.message }
      }
    },
    regenerate: () => regenerate(null),
  }
}

/**
 * Loads a certificate and key of the person's own, both PEM. Rejects with CertificateFileError when a file
 * cannot be read, the two do not belong together, or the certificate is not valid now.
 */
export async function loadCertificateFiles(
  certificatePath: string,
  keyPath: string,
  operations: FileOperations = diskOperations,
): Promise<LoadedCertificate> {
  const identity: TlsIdentity = {
    certificatePem: await readNamed(certificatePath, 'certificate', operations),
    privateKeyPem: await readNamed(keyPath, 'key', operations),
  }
  try {
    return { identity, info: checkIdentity(identity), notice: null }
  } catch (cause) {
    if (!(cause instanceof CertificateError)) throw cause
    throw new CertificateFileError(`${certificatePath} and ${keyPath} cannot be used. ${cause.message}`, {
      cause,
    })
  }
}

async function readNamed(path: string, noun: string, operations: FileOperations): Promise<string> {
  try {
    const text = await operations.readText(path)
    if (text !== null) return text
  } catch (cause) {
    throw new CertificateFileError(`The ${noun} file ${path} cannot be read (${errorCode(cause)}).`, {
      cause,
    })
  }
  throw new CertificateFileError(`The ${noun} file ${path} does not exist.`)
}
