import { basename, resolve } from 'node:path'
import { FlagError } from './flag-values.ts'

/** Rights word of `--share`. */
export type SharePreset = 'read-only' | 'upload-only' | 'read-upload' | 'full'

/** One folder of the command line. */
export interface QuickShare {
  readonly folder: string
  readonly name: string
  readonly preset: SharePreset
}

const presets: Readonly<Record<string, SharePreset>> = {
  ro: 'read-only',
  drop: 'upload-only',
  add: 'read-upload',
  full: 'full',
}

/**
 * Parses `PATH[=NAME][:ro|drop|add|full]`. PATH may itself hold '=' and ':': a text that names an existing folder just
 * as it stands is taken whole, then the same after its rights word is taken off; else the last '=' begins the name.
 * Throws FlagError.
 */
export function parseShare(text: string, isFolder: (path: string) => boolean): QuickShare {
  if (text === '') throw new FlagError('--share wants the path of a folder')
  if (isFolder(text)) return quickShare(text, null, 'read-only')

  const { rest, preset } = splitPreset(text)
  if (rest !== text && isFolder(rest)) return quickShare(rest, null, preset)

  const equals = rest.lastIndexOf('=')
  if (equals > 0) return quickShare(rest.slice(0, equals), rest.slice(equals + 1), preset)
  return quickShare(rest, null, preset)
}

function splitPreset(text: string): { readonly rest: string; readonly preset: SharePreset } {
  const colon = text.lastIndexOf(':')
  const word = text.slice(colon + 1)
  const preset = colon > 0 && Object.hasOwn(presets, word) ? presets[word] : undefined
  if (preset !== undefined) return { rest: text.slice(0, colon), preset }
  // `--share /data:rw` would otherwise share a folder that does not exist and say only that.
  if (colon > 1 && /^[a-z]{2,10}$/.test(word)) {
    throw new FlagError(`--share knows the rights ro, drop, add and full, not "${word}"`)
  }
  return { rest: text, preset: 'read-only' }
}

function quickShare(path: string, givenName: string | null, preset: SharePreset): QuickShare {
  const folder = resolve(path)
  const name = givenName ?? (basename(folder) || 'root')
  if (name === '' || name === '.' || name === '..' || hasForbiddenCharacter(name)) {
    throw new FlagError(`--share cannot use the name "${name}"`)
  }
  return { folder, name, preset }
}

/** '/' and '\' part a path, control characters break replies. */
function hasForbiddenCharacter(name: string): boolean {
  return [...name].some(
    (character) => character === '/' || character === '\\' || character < ' ' || character === '\x7f',
  )
}
