import { encodeLossless } from '../lossless-text.ts'
import type { VirtualPath } from './file-system.ts'
import { VfsError } from './vfs-error.ts'

/** Longest virtual path in bytes; the longest path the common systems take at all. */
export const maxPathBytes = 4096

/** The virtual root. */
export const rootPath = '/' as VirtualPath

// A line break in a path could forge a second reply line or a second log line; NUL ends a native path early.
const forbiddenCharacter = /[\0\r\n]/

/**
 * Resolves the argument of a command against the working directory.
 *
 * `.` and empty names vanish, `..` stops at the root (RFC 959 knows no way above it, and clients send `CDUP` there).
 * Throws VfsError bad-name for NUL, CR, LF and for more than `maxPathBytes`.
 */
export function resolvePath(workingDirectory: VirtualPath, argument: string): VirtualPath {
  if (forbiddenCharacter.test(argument)) throw new VfsError('bad-name', 'control character in a path')
  if (argument.length > maxPathBytes) throw new VfsError('bad-name', 'path too long')
  const names = argument.startsWith('/') ? [] : [...pathNames(workingDirectory)]
  for (const name of argument.split('/')) {
    if (name === '' || name === '.') continue
    if (name === '..') names.pop()
    else names.push(name)
  }
  return toPath(names)
}

/** Names from the root down; none for the root itself. */
export function pathNames(path: VirtualPath): readonly string[] {
  return path === rootPath ? [] : path.slice(1).split('/')
}

/** Last name of the path; '' for the root. */
export function baseName(path: VirtualPath): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The directory the path lies in; the root is its own parent. */
export function parentPath(path: VirtualPath): VirtualPath {
  const end = path.lastIndexOf('/')
  return end <= 0 ? rootPath : (path.slice(0, end) as VirtualPath)
}

/** The path of an entry of the directory. Throws VfsError bad-name when `name` is not one single name. */
export function joinPath(directory: VirtualPath, name: string): VirtualPath {
  return pathFromNames([...pathNames(directory), name])
}

/** The path of these names. Throws VfsError bad-name when one of them is not a single name. */
export function pathFromNames(names: readonly string[]): VirtualPath {
  for (const name of names) {
    if (!isSingleName(name)) throw new VfsError('bad-name', 'not a single name')
  }
  return toPath(names)
}

/** Says whether the text is exactly one name: not empty, `.` or `..`, no separator, no NUL, CR or LF. */
export function isSingleName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !name.includes('/') && !forbiddenCharacter.test(name)
}

function toPath(names: readonly string[]): VirtualPath {
  const path = `/${names.join('/')}`
  // Most paths are short: only a long one is worth encoding to know its bytes (three a UTF-16 unit at most).
  if (path.length * 3 > maxPathBytes && encodeLossless(path).length > maxPathBytes) {
    throw new VfsError('bad-name', 'path too long')
  }
  return path as VirtualPath
}
