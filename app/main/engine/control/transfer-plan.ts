import type { TransferEnd } from '../data/data-plane.ts'
import type { Patience } from '../vfs/patience.ts'
import type { StorageFile } from '../vfs/storage.ts'

/** What moves, and between where. Offsets in bytes; `end` is exclusive, null means to the end of the file. */
export type TransferSource =
  | {
      readonly kind: 'download'
      readonly file: StorageFile
      readonly start: number
      readonly end: number | null
    }
  | { readonly kind: 'upload'; readonly file: StorageFile; readonly start: number; readonly end?: number }
  | { readonly kind: 'listing'; readonly chunks: AsyncIterable<Uint8Array> }

/** A transfer that a handler prepared: everything is checked and opened, only the bytes are missing. */
export interface TransferPlan {
  readonly kind: 'transfer'
  readonly source: TransferSource
  /** Virtual path for the dashboard; read again after `settle`, which may have found another name. */
  readonly path: string
  /** Bytes that will move, when known. */
  readonly totalBytes: number | null
  /** Text of the 150/125 reply. */
  readonly preliminaryText: string
  /** Text of the 226 reply; read after `settle`. */
  readonly completedText: string
  /**
   * Called exactly once, whatever happened: closes files, commits or interrupts an upload. Throws VfsError when a
   * completed upload cannot take its final name; the client is then told that it failed. It may wait as patience says.
   */
  settle(end: TransferEnd, patience?: Patience): Promise<void>
}
