/** Main takes no more of one file; no certificate comes near it. */
const maxFileBytes = 1_000_000
/** A certificate, its key and a chain in parts. */
export const maxFiles = 5

/** What is wrong with chosen files before anybody reads them, or null. */
export function findFilesProblem(files: readonly File[]): string | null {
  if (files.length === 0) return 'Choose the certificate and its key, or one PFX file.'
  if (files.length > maxFiles) return `Choose at most ${maxFiles} files.`
  const large = files.find(({ size }) => size > maxFileBytes)
  return large === undefined ? null : `${large.name} is too large for a certificate.`
}

/** The bytes of a file in base64, as main takes them. Rejects when the file cannot be read. */
export async function readBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
