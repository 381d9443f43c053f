import { basename, dirname, relative, resolve, sep } from 'node:path'
import { maxShareNameLength, nameKey, shareNameFault, tidyName } from './name-rules.ts'
import type { Share } from './settings-schema.ts'

/** Folders that must never be handed out. */
export interface ShareGuard {
  /** Where settings, keys and history lie. */
  readonly dataFolder: string
  /** The person's home folder: allowed, with a warning. */
  readonly homeFolder: string
}

/** What is to be said about sharing a folder. */
export interface FolderJudgement {
  /** One line that says why not and what to do, or null. */
  readonly refusal: string | null
  /** One line each; the share may be made all the same. */
  readonly warnings: readonly string[]
}

/**
 * Judges a folder before it is shared. Compares paths as text: give real paths (links resolved). `shares` are
 * the others, without the one that is being changed.
 */
export function judgeFolder(folder: string, shares: readonly Share[], guard: ShareGuard): FolderJudgement {
  const path = resolve(folder)
  if (dirname(path) === path) {
    return { refusal: 'A whole disk cannot be shared. Choose a folder on it.', warnings: [] }
  }
  if (isInside(path, guard.dataFolder) || isInside(guard.dataFolder, path)) {
    return {
      refusal: 'This folder holds Portside’s own settings and keys. Choose another one.',
      warnings: [],
    }
  }
  const warnings: string[] = []
  if (isInside(guard.homeFolder, path)) {
    warnings.push('This shares your whole home folder with everything in it.')
  }
  for (const share of shares) {
    if (isSamePath(path, share.folder)) {
      warnings.push(`The same folder is already shared as “${share.name}”.`)
    } else if (isInside(path, share.folder)) {
      warnings.push(`This folder lies inside the share “${share.name}”, whose users can reach it too.`)
    } else if (isInside(share.folder, path)) {
      warnings.push(`The folder of the share “${share.name}” lies inside this one and is shared with it.`)
    }
  }
  return { refusal: null, warnings }
}

/** A free name for the share of a folder: the folder's own, with a number where that is taken. */
export function suggestShareName(folder: string, taken: readonly string[]): string {
  const own = tidyName(
    tidyName(basename(folder))
      .replace(/[/\\]/g, ' ')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
      .slice(0, maxShareNameLength - 6),
  )
  // A drive (`D:\`) has no last name of its own.
  const drive = folder.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 20)
  const base = [own, drive].find((name) => shareNameFault(name) === null) ?? 'Share'
  const keys = new Set(taken.map(nameKey))
  if (!keys.has(nameKey(base))) return base
  for (let number = 2; ; number += 1) {
    if (!keys.has(nameKey(`${base} ${number}`))) return `${base} ${number}`
  }
}

/**
 * True for the folder itself and everything in it. `inner` and `outer` are compared whole name by whole name.
 */
function isInside(inner: string, outer: string): boolean {
  const way = relative(comparable(outer), comparable(inner))
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)
}

function isSamePath(one: string, other: string): boolean {
  return relative(comparable(one), comparable(other)) === ''
}

/** Where the usual file systems ignore case, so does the comparison; a warning too many does no harm. */
function comparable(path: string): string {
  const normal = resolve(path).normalize('NFC')
  return process.platform === 'linux' ? normal : normal.toLowerCase()
}
