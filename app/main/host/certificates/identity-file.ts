import { dirname } from 'node:path'
import type { TlsIdentity } from '../../engine/engine-options.ts'
import { privateFolderMode, replaceFile } from '../files/atomic-file.ts'
import type { FileOperations } from '../files/file-operations.ts'

/** Key and certificate as one text: in one file no crash can leave one without the other. */
export function joinPem({ privateKeyPem, certificatePem }: TlsIdentity): string {
  return privateKeyPem + certificatePem
}

/** Parts such a text into what belongs to the certificate chain and what to the key. */
export function splitPem(text: string): TlsIdentity {
  const blocks = text.match(/-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/g) ?? []
  const isCertificate = (block: string) => block.startsWith('-----BEGIN CERTIFICATE-----')
  return {
    certificatePem: `${blocks.filter(isCertificate).join('\n')}\n`,
    privateKeyPem: `${blocks.filter((block) => !isCertificate(block)).join('\n')}\n`,
  }
}

/** Reads such a file; null when there is none. Rejects with the system's error. */
export async function readIdentity(path: string, operations: FileOperations): Promise<TlsIdentity | null> {
  const text = await operations.readText(path)
  return text === null ? null : splitPem(text)
}

/** Replaces such a file, readable by its owner only. Rejects with the system's error. */
export async function writeIdentity(
  path: string,
  identity: TlsIdentity,
  operations: FileOperations,
): Promise<void> {
  await operations.makeFolder(dirname(path), privateFolderMode)
  await replaceFile(path, joinPem(identity), operations)
}
