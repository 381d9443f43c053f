import { sep } from 'node:path'
import { decodeLossless, encodeLossless, hasEscapedBytes } from '../../lossless-text.ts'

/** A path as `node:fs` takes it: text where the bytes are UTF-8, bytes where they are not. */
export type NativePath = string | Buffer

/** Turns lossless text into a path for `node:fs`. */
export function toNativePath(text: string): NativePath {
  return hasEscapedBytes(text) ? encodeLossless(text) : text
}

/** Turns what `node:fs` reported as bytes into lossless text. */
export function fromNativeBytes(bytes: Buffer): string {
  return decodeLossless(bytes)
}

/** Appends names to a folder, with the platform's separator. */
export function below(folder: string, names: readonly string[]): string {
  if (names.length === 0) return folder
  return `${folder.endsWith(sep) ? folder.slice(0, -sep.length) : folder}${sep}${names.join(sep)}`
}

/**
 * Says whether a real path is the root or lies below it.
 * The trailing separator is what keeps `/srv/rootless` out of `/srv/root`.
 */
export function isInside(root: string, place: string): boolean {
  return place === root || place.startsWith(root.endsWith(sep) ? root : root + sep)
}
