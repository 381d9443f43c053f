import { ConsoleProblem } from './console-problem.ts'

/** Devices of Windows, with any extension. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)( *\..*|:.*)?$/iu

/**
 * Takes a path of this computer's side apart: relative to `from`, or with '/' from the chosen folder. `..` goes up and
 * never out. On Windows both slashes count.
 */
export function localSegments(
  from: readonly string[],
  path: string,
  platform: NodeJS.Platform,
): readonly string[] {
  const text = platform === 'win32' ? path.replaceAll('\\', '/') : path
  const segments = text.startsWith('/') ? [] : [...from]
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (segments.length === 0) throw new ConsoleProblem('This would lead out of the chosen folder.')
      segments.pop()
    } else {
      segments.push(checkedName(part, platform))
    }
  }
  return segments
}

/**
 * A name that means one file in one folder on this computer, or a `ConsoleProblem`. Names from the server are somebody
 * else's: one with a slash, a drive or a stream in it would mean another place.
 */
export function checkedName(name: string, platform: NodeJS.Platform): string {
  const isFile =
    name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name) && Buffer.byteLength(name) <= 255
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows has no names with control characters
  const isFileOfWindows = !/[\\:*?"<>|\u0001-\u001F]/.test(name) && !/[. ]$/.test(name) && !devices.test(name)
  if (!isFile || (platform === 'win32' && !isFileOfWindows)) {
    throw new ConsoleProblem('This name cannot be used for a file on this computer.')
  }
  return name
}
