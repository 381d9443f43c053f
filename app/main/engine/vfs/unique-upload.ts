import type { Upload, VirtualPath } from './file-system.ts'
import { rememberLeft } from './left-partials.ts'
import type { Patience } from './patience.ts'
import { settledFolder } from './settled-folder.ts'
import type { StorageFile } from './storage.ts'
import type { UploadPlace } from './upload-place.ts'

/** An upload under a name that was free (STOU): it has taken the name already and receives into it. */
export class UniqueUpload implements Upload {
  readonly path: VirtualPath
  readonly file: StorageFile
  readonly position = 0
  readonly #place: UploadPlace
  #hasEnded = false

  constructor(place: UploadPlace, file: StorageFile) {
    this.path = place.path
    this.file = file
    this.#place = place
  }

  async commit(): Promise<void> {
    try {
      await this.file.sync()
      await this.file.close()
      await settledFolder(this.#place.folder)
      this.#hasEnded = true
    } catch (error) {
      await this.interrupt()
      throw error
    }
    await this.#place.folder.close()
  }

  async interrupt(patience?: Patience): Promise<void> {
    // A second call could meet a file of somebody else under the same name.
    if (this.#hasEnded) return
    this.#hasEnded = true
    const { storage, folder, name, policy } = this.#place
    try {
      await this.file.close()
    } catch {
      // The bytes that arrived are judged by what the storage says below.
    }
    try {
      const received = await folder.stat(name)
      if (received.size === 0 || policy.partials === 'delete') await folder.remove(name, patience)
      else rememberLeft(storage, received, policy.accountId)
    } catch {
      // The share is gone or refuses: what was received stays under its name.
    }
    await folder.close()
  }
}
