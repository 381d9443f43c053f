import type { Upload, VirtualPath } from './file-system.ts'
import { forgetLeft, isLeftBy, rememberLeft } from './left-partials.ts'
import { numberedName } from './numbered-name.ts'
import type { HeldPartialName } from './partial-name.ts'
import type { Patience } from './patience.ts'
import { settledFolder } from './settled-folder.ts'
import type { StorageEntry, StorageFile } from './storage.ts'
import { entryOrNull, isKind, type UploadPlace } from './upload-place.ts'
import { VfsError } from './vfs-error.ts'
import { joinPath, parentPath } from './virtual-path.ts'

// A share where this many files bear one name is better told than filled on.
const maxNumber = 9999
/** What follows the name of an interrupted upload that is kept beside the file it was to replace. */
const keptSuffix = '.partial'

/**
 * An upload of a whole new file (STOR): received into a hidden file beside the target and renamed at the end, so the
 * target is at every moment the earlier version or the complete new one.
 */
export class ReplacingUpload implements Upload {
  readonly file: StorageFile
  readonly position = 0
  readonly revealsName: boolean
  readonly #place: UploadPlace
  readonly #partial: HeldPartialName
  readonly #earlier: StorageEntry | null
  readonly #isOwnPartial: boolean
  #path: VirtualPath
  #hasEnded = false

  /** `earlier` is what had the name when the upload began; `isOwnPartial` says that the account itself left it. */
  constructor(
    place: UploadPlace,
    partial: HeldPartialName,
    file: StorageFile,
    earlier: StorageEntry | null,
    isOwnPartial: boolean,
  ) {
    this.file = file
    this.#place = place
    this.#partial = partial
    this.#earlier = earlier
    this.#isOwnPartial = isOwnPartial
    this.#path = place.path
    this.revealsName = place.permissions.has('list') || place.permissions.has('download')
  }

  /** Where the file is; after the commit this may be another name than the one asked for (`keep-both`). */
  get path(): VirtualPath {
    return this.#path
  }

  async commit(patience?: Patience): Promise<void> {
    const { storage, folder, path } = this.#place
    try {
      await this.file.sync()
      await this.file.close()
      this.#path = joinPath(parentPath(path), await this.#takeName(patience))
      this.#hasEnded = true
    } catch (error) {
      await this.interrupt(patience)
      throw error
    }
    this.#partial.release()
    if (this.#earlier !== null && this.#isOwnPartial) forgetLeft(storage, this.#earlier)
    await settledFolder(folder)
    await folder.close()
  }

  async interrupt(patience?: Patience): Promise<void> {
    // A second call could meet a file of somebody else under the same name.
    if (this.#hasEnded) return
    this.#hasEnded = true
    try {
      await this.file.close()
    } catch {
      // The bytes that arrived are judged by what the storage says below.
    }
    try {
      await this.#settlePartial(patience)
    } catch {
      // The share is gone or refuses: the hidden file stays, and nothing that was there before is touched.
    }
    this.#partial.release()
    await this.#place.folder.close()
  }

  /** Gives the complete file its name and says which. */
  async #takeName(patience: Patience | undefined): Promise<string> {
    const { name, policy } = this.#place
    const replaces = await this.#mayReplace()
    try {
      await this.#renameTo(name, replaces, patience)
      return name
    } catch (error) {
      if (!isKind(error, 'already-exists')) throw error
      if (policy.onExisting === 'refuse') throw new VfsError('kept', 'the name was taken meanwhile')
      if (policy.onExisting === 'overwrite') throw error
    }
    return await this.#takeFreeName((number) => numberedName(name, number), 2, patience)
  }

  /** Without the right to overwrite, a file that appeared meanwhile wins: the rename then fails by itself. */
  async #mayReplace(): Promise<boolean> {
    const { storage, folder, name, permissions, policy } = this.#place
    if (policy.onExisting === 'overwrite' && permissions.has('overwrite')) return true
    if (!this.#isOwnPartial) return false
    const present = await entryOrNull(folder, name)
    return present !== null && isLeftBy(storage, present, policy.accountId)
  }

  /** Keeps the partial as the share's owner decided, or removes it. */
  async #settlePartial(patience: Patience | undefined): Promise<void> {
    const { folder, name, policy, mayMake } = this.#place
    const received = await folder.stat(this.#partial.name)
    if (received.size > 0 && policy.partials !== 'delete') {
      if (this.#earlier === null && (await this.#takesTargetName(patience))) return
      // What an account left of the same file before is as good, and two partials would only puzzle. One of a name that
      // is not accepted could be neither resumed nor removed by anybody.
      const isKeepable = mayMake(numberedName(name, 1, keptSuffix))
      if (policy.partials === 'keep' && !this.#isOwnPartial && isKeepable) {
        await this.#takeFreeName((number) => numberedName(name, number, keptSuffix), 1, patience)
        return
      }
    }
    await folder.remove(this.#partial.name, patience)
  }

  /**
   * Gives the partial the target's name, so that REST and APPE can resume it. False when the name was taken meanwhile:
   * somebody's complete file is worth more. Throws for every other failure, so that received bytes are never removed
   * because of a moment's trouble.
   */
  async #takesTargetName(patience: Patience | undefined): Promise<boolean> {
    const { storage, folder, name, policy } = this.#place
    try {
      await this.#renameTo(name, false, patience)
    } catch (error) {
      if (isKind(error, 'already-exists')) return false
      throw error
    }
    rememberLeft(storage, await folder.stat(name), policy.accountId)
    return true
  }

  /** The first of the names that nobody has; race-free, because no rename here ever replaces anything. */
  async #takeFreeName(
    nameOf: (number: number) => string,
    first: number,
    patience: Patience | undefined,
  ): Promise<string> {
    for (let number = first; number <= maxNumber; number += 1) {
      const name = nameOf(number)
      if (!this.#place.mayMake(name)) throw new VfsError('name-refused', 'the next free name')
      try {
        await this.#renameTo(name, false, patience)
        return name
      } catch (error) {
        if (!isKind(error, 'already-exists')) throw error
      }
    }
    throw new VfsError('already-exists', 'no number is free')
  }

  #renameTo(name: string, replace: boolean, patience: Patience | undefined): Promise<void> {
    return this.#place.folder.rename(this.#partial.name, name, replace, patience)
  }
}
