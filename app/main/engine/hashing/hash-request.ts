import type { StorageFile } from '../vfs/storage.ts'
import type { HashAlgorithm } from './hash-algorithm.ts'

/** A part of an opened file to be hashed. */
export interface HashRequest {
  readonly file: StorageFile
  readonly start: number
  /** Exclusive; not behind the end of the file. */
  readonly end: number
  readonly algorithm: HashAlgorithm
  /** Ends the work early. */
  readonly signal: AbortSignal
  /** Hears a few times a second how many bytes are done. */
  readonly onProgress: (bytes: number) => void
}

/** How often progress is told, in milliseconds. */
export const progressIntervalMs = 250
