// The shortest limit of the file systems in use (ext4, and with it most NAS boxes); in UTF-8.
const maxNameBytes = 255

const { byteLength } = Buffer

/**
 * The name a second, third … file of the same name gets: `photo (2).jpg`, as people know it from their file manager.
 * The first (1) keeps the name, a long one is cut so that the result fits into 255 bytes. `suffix` is put at the end
 * and kept whole: `photo.jpg (2).partial`.
 */
export function numberedName(name: string, number: number, suffix = ''): string {
  const dot = suffix === '' ? name.lastIndexOf('.') : -1
  // A name that begins with its only dot has no extension, and one of more than a few letters is none.
  const hasExtension = dot > 0 && name.length - dot <= 16
  const stem = hasExtension ? name.slice(0, dot) : name
  const end = `${number === 1 ? '' : ` (${number})`}${hasExtension ? name.slice(dot) : ''}${suffix}`
  return `${cutTo(stem, maxNameBytes - byteLength(end))}${end}`
}

/** Cuts whole characters off the end until the text has at most this many bytes. */
function cutTo(text: string, maxBytes: number): string {
  if (byteLength(text) <= maxBytes) return text
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += byteLength(character)
    if (bytes > maxBytes) break
    kept += character
  }
  return kept
}
