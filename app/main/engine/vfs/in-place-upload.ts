import type { Upload, VirtualPath } from './file-system.ts'
import { forgetLeft, rememberLeft } from './left-partials.ts'
import type { StorageFile } from './storage.ts'
import type { UploadPlace } from './upload-place.ts'

/** What an upload in place has to say when it ends. */
export interface InPlaceEnd {
  /** Lets the next one write into the file. */
  readonly giveBack: () => void
  /** The account continues its own interrupted upload, and may do so again when this one breaks off, too. */
  readonly isOwnPartial: boolean
}

/**
 * An upload that continues a file where it lies (REST + STOR, APPE). What was there before the position stays byte for
 * byte, and nothing behind it is cut that was not sent over, so a second interruption can be resumed as well.
 */
export class InPlaceUpload implements Upload {
  readonly path: VirtualPath
  readonly file: StorageFile
  readonly position: number
  readonly #place: UploadPlace
  readonly #end: InPlaceEnd
  #hasEnded = false

  constructor(place: UploadPlace, file: StorageFile, position: number, end: InPlaceEnd) {
    this.path = place.path
    this.file = file
    this.position = position
    this.#place = place
    this.#end = end
  }

  async commit(): Promise<void> {
    try {
      await this.file.sync()
      await this.file.close()
    } catch (error) {
      await this.interrupt()
      throw error
    }
    await this.#finish(true)
  }

  async interrupt(): Promise<void> {
    try {
      await this.file.close()
    } catch {
      // What was received is in the file already; a failing close cannot be told to anybody any more.
    }
    await this.#finish(false)
  }

  async #finish(isComplete: boolean): Promise<void> {
    if (this.#hasEnded) return
    this.#hasEnded = true
    const { storage, folder, name, policy } = this.#place
    if (this.#end.isOwnPartial) {
      try {
        const entry = await folder.stat(name)
        if (isComplete) forgetLeft(storage, entry)
        else rememberLeft(storage, entry, policy.accountId)
      } catch {
        // The share is gone; what is remembered no longer fits the file, so nobody takes it for a partial.
      }
    }
    this.#end.giveBack()
    await folder.close()
  }
}
