import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a start asks for. */
export interface LaunchWish {
  /** The folder to share, absolute; null without one. Whether it exists and may be shared is looked at later. */
  readonly folder: string | null
  /** No window is to be shown. */
  readonly isHidden: boolean
}

/** What a command line is read by. */
export interface LaunchFacts {
  readonly args: readonly string[]
  readonly workingFolder: string
  /** A packaged program has its own arguments at once; before that comes the folder of its code. */
  readonly isPackaged: boolean
}

/** Understands `portside [--hidden] [--data-dir DIR] [FOLDER]`; other switches are Chromium's. The last folder counts. */
export function readLaunchWish({ args, workingFolder, isPackaged }: LaunchFacts): LaunchWish {
  const words: string[] = []
  let isHidden = false
  for (let index = 1; index < args.length; index += 1) {
    const word = args[index] ?? ''
    if (word === '--hidden') isHidden = true
    else if (word === '--data-dir') index += 1
    else if (word !== '' && !word.startsWith('-')) words.push(word)
  }
  const folder = (isPackaged ? words : words.slice(1)).at(-1)
  return { folder: folder === undefined ? null : absolute(folder, workingFolder), isHidden }
}

/** Understands what a second start handed over; it is another process and nothing to rely on. */
export function parseLaunchWish(value: unknown): LaunchWish {
  if (typeof value !== 'object' || value === null) return { folder: null, isHidden: false }
  const { folder, isHidden } = value as Readonly<Record<string, unknown>>
  return {
    folder: typeof folder === 'string' && folder !== '' && folder.length <= 32_768 ? folder : null,
    isHidden: isHidden === true,
  }
}

/** File managers hand over addresses where the desktop entry asks for them. */
function absolute(word: string, workingFolder: string): string {
  if (!word.startsWith('file://')) return resolve(workingFolder, word)
  try {
    return fileURLToPath(word)
  } catch {
    return resolve(workingFolder, word)
  }
}

/**
 * Tells whether there is to be no window at first. macOS starts programs of a session without arguments of theirs and says
 * only that it did. A folder that was opened needs its form.
 */
export function startsHidden(
  { folder, isHidden }: LaunchWish,
  { wasOpenedAtLogin, startHidden }: { readonly wasOpenedAtLogin: boolean; readonly startHidden: boolean },
): boolean {
  return folder === null && (isHidden || (wasOpenedAtLogin && startHidden))
}
