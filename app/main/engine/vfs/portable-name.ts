import { encodeLossless, hasEscapedBytes } from '../lossless-text.ts'

/** Longest name: bytes on POSIX systems, UTF-16 units on Windows. */
export const maxNameLength = 255

// Characters Win32 gives a meaning: separators, drive letters and alternate streams (`a:b`), wildcards, redirection.
const windowsForbidden = /["*/:<>?\\|]/
// Win32 opens a device for these names in every folder, with any extension and with trailing spaces before it.
const windowsDevice = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])$/i

/**
 * Says whether a name can exist in a share on this platform without meaning something else.
 *
 * On POSIX systems a backslash and a colon are ordinary characters. On Windows everything that Win32 would reinterpret
 * is refused: separators, streams, devices, and trailing dots or spaces, which it silently removes. An 8.3 alias
 * is told from a real name by what is there: existing-name.ts.
 */
export function isPortableName(name: string, platform: NodeJS.Platform): boolean {
  if (name === '' || name === '.' || name === '..' || name.includes('/') || name.includes('\0')) return false
  if (platform !== 'win32') return encodeLossless(name).length <= maxNameLength
  if (name.length > maxNameLength || hasEscapedBytes(name) || hasControlCharacter(name)) return false
  if (windowsForbidden.test(name) || /[. ]$/.test(name)) return false
  return !windowsDevice.test(beforeExtension(name))
}

function beforeExtension(name: string): string {
  const dot = name.indexOf('.')
  return (dot < 0 ? name : name.slice(0, dot)).trimEnd()
}

function hasControlCharacter(name: string): boolean {
  for (let at = 0; at < name.length; at += 1) {
    if (name.charCodeAt(at) < 0x20) return true
  }
  return false
}
