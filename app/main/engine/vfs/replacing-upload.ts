import type { Upload, VirtualPath } from './file-system.ts'
import type { PermissionSet } from './permission.ts'
import type { StorageBackend, StorageFile, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/** What a new file needs to know of its target. */
interface Target {
  readonly storage: StorageBackend
  readonly names: StoragePath
  readonly path: VirtualPath
  readonly permissions: PermissionSet
}

/**
 * An upload of a whole new file (STOR, STOU).
 *
 * STOR receives into a hidden file beside the target and renames it at the end, so the target is at every moment the
 * earlier version or the complete new one. STOU has taken its name already and receives into it (`partial` is null).
 */
export class ReplacingUpload implements Upload {
  readonly path: VirtualPath
  readonly file: StorageFile
  readonly position = 0
  readonly #target: Target
  readonly #partial: StoragePath | null
  readonly #replaces: boolean
  #hasEnded = false

  /** `replaces` says that an earlier version was there when the upload began. */
  constructor(target: Target, partial: StoragePath | null, file: StorageFile, replaces: boolean) {
    this.path = target.path
    this.file = file
    this.#target = target
    this.#partial = partial
    this.#replaces = replaces
  }

  async commit(): Promise<void> {
    const { storage, names, permissions } = this.#target
    try {
      await this.file.sync()
      await this.file.close()
      // Without the right to overwrite, a file that appeared meanwhile wins: the rename then fails by itself.
      if (this.#partial !== null) await storage.rename(this.#partial, names, permissions.has('overwrite'))
      this.#hasEnded = true
    } catch (error) {
      await this.interrupt()
      throw error
    }
  }

  async interrupt(): Promise<void> {
    // A second call could meet a file of somebody else under the same name.
    if (this.#hasEnded) return
    this.#hasEnded = true
    try {
      await this.file.close()
    } catch {
      // The bytes that arrived are judged by what the storage says below.
    }
    try {
      await this.#settlePartial()
    } catch {
      // The share is gone or refuses: the hidden file stays, and nothing that was there before is touched.
    }
  }

  /** Keeps the partial under the target's name, so that REST and APPE can resume it, or removes it. */
  async #settlePartial(): Promise<void> {
    const { storage, names } = this.#target
    const received = this.#partial ?? names
    const isWorthKeeping = !this.#replaces && (await storage.stat(received)).size > 0
    if (isWorthKeeping && this.#partial === null) return
    if (isWorthKeeping && (await this.#takesTargetName(received))) return
    await storage.removeFile(received)
  }

  /**
   * False when the name was taken meanwhile: somebody's complete file is worth more than this partial. Throws for
   * every other failure, so that received bytes are never removed because of a moment's trouble.
   */
  async #takesTargetName(received: StoragePath): Promise<boolean> {
    try {
      await this.#target.storage.rename(received, this.#target.names, false)
      return true
    } catch (error) {
      if (error instanceof VfsError && error.kind === 'already-exists') return false
      throw error
    }
  }
}
