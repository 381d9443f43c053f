import { t } from '../../texts/texts.ts'

/** Main takes no more of one file; no certificate comes near it. */
const maxFileBytes = 1_000_000
/** A certificate, its key and a chain in parts. */
export const maxFiles = 5

/** What is wrong with chosen files before anybody reads them, or null. */
export function findFilesProblem(files: readonly File[]): string | null {
  if (files.length === 0) return t('certificates:import.needed')
  if (files.length > maxFiles) return t('certificates:import.tooMany', { max: maxFiles })
  const large = files.find(({ size }) => size > maxFileBytes)
  return large === undefined ? null : t('certificates:import.tooLarge', { name: large.name })
}

/** The bytes of a file in base64, as main takes them. Rejects when the file cannot be read. */
export async function readBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
