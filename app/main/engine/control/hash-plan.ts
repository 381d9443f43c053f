import type { HashAlgorithm } from '../hashing/hash-algorithm.ts'
import type { StorageFile } from '../vfs/storage.ts'
import type { Reply } from './reply.ts'

/** A hash that a handler prepared: everything is checked and opened, only the work is missing. */
export interface HashPlan {
  readonly kind: 'hash'
  readonly algorithm: HashAlgorithm
  /** Closed by whoever runs the plan. */
  readonly file: StorageFile
  readonly start: number
  /** Exclusive; not behind the end of the file. */
  readonly end: number
  /** Virtual path for the dashboard. */
  readonly path: string
  /** The final reply, from lower-case hexadecimal digits. */
  answer(hash: string): Reply
}
