import type { Upload, VirtualPath } from './file-system.ts'
import type { StorageFile } from './storage.ts'

/**
 * An upload that continues a file where it lies (REST + STOR, APPE). What was there before the position stays byte for
 * byte, and nothing behind it is cut that was not sent over, so a second interruption can be resumed as well.
 */
export class InPlaceUpload implements Upload {
  readonly path: VirtualPath
  readonly file: StorageFile
  readonly position: number
  readonly #giveBack: () => void

  constructor(path: VirtualPath, file: StorageFile, position: number, giveBack: () => void) {
    this.path = path
    this.file = file
    this.position = position
    this.#giveBack = giveBack
  }

  async commit(): Promise<void> {
    try {
      await this.file.sync()
    } finally {
      await this.#end()
    }
  }

  async interrupt(): Promise<void> {
    try {
      await this.#end()
    } catch {
      // What was received is in the file already; a failing close cannot be told to anybody any more.
    }
  }

  async #end(): Promise<void> {
    try {
      await this.file.close()
    } finally {
      this.#giveBack()
    }
  }
}
