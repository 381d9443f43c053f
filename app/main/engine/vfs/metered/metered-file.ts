import type { StorageFile, StoragePath } from '../storage.ts'
import { VfsError } from '../vfs-error.ts'
import type { DiskRoom } from './disk-room.ts'
import type { OpenPlace, OpenPlaces } from './open-places.ts'
import type { Amount, QuotaKeeper, StorageRules } from './storage-rules.ts'

/** What a file that is being written will replace: its room counts as free, as long as it lies where it was. */
export interface Credit {
  readonly places: OpenPlaces
  readonly place: OpenPlace
  /** Where it was. */
  readonly names: StoragePath
  readonly amounts: ReadonlyMap<QuotaKeeper, Amount>
}

/** What a metered file works with. */
export interface MeteredFileParts {
  readonly file: StorageFile
  readonly rules: StorageRules
  readonly disk: DiskRoom
  readonly places: OpenPlaces
  readonly place: OpenPlace
  /** It came to be with this opening. */
  readonly isNew: boolean
  /** Bytes the entry of that name holds; null when it cannot be looked at. */
  readonly measure: (names: StoragePath) => Promise<Amount | null>
}

const nothing = () => undefined

/**
 * A file opened for writing that refuses to grow beyond what the rules allow, to the byte and at every write. It counts
 * what it is about to write before it writes, so that uploads at the same time cannot exceed a quota together.
 */
export class MeteredFile implements StorageFile {
  /** Whoever wrote past this object would not be counted. */
  readonly fd = null
  readonly #parts: MeteredFileParts
  /** Quotas whose number of files was exceeded when the file came to be. */
  readonly #fullOfFiles: readonly QuotaKeeper[]
  readonly #credits: Credit[] = []
  #extent: number
  #hasGrown = false
  #isAdmitted = false
  /** A write failed, so that nobody knows how much of it is in the file. */
  #isDoubtful = false
  /** Counted at a path that is gone since. */
  #ghostBytes = 0
  #isClosed = false

  constructor(parts: MeteredFileParts) {
    this.#parts = parts
    this.#extent = parts.file.size
    if (parts.isNew) parts.rules.ledger.changed(parts.place.names, { bytes: 0, files: 1 })
    this.#fullOfFiles = parts.isNew
      ? parts.rules.quotas.filter((quota) => isBelowZero(quota.room().files))
      : []
  }

  get size(): number {
    return this.#parts.file.size
  }

  get modifiedMs(): number {
    return this.#parts.file.modifiedMs
  }

  /** Where it lies. */
  get names(): StoragePath {
    return this.#parts.place.names
  }

  get rules(): StorageRules {
    return this.#parts.rules
  }

  /** What it replaces when it is complete. Comes before anything is written. */
  addCredit(credit: Credit): void {
    this.#credits.push(credit)
  }

  /** Refuses at once what cannot end well when `leastBytes` come. Throws VfsError quota, too-large or no-space. */
  async admit(leastBytes: number): Promise<void> {
    const { rules, disk } = this.#parts
    this.#checkFiles()
    if (leastBytes <= 0) return
    this.#checkSize(this.#extent + leastBytes)
    this.#checkQuotas(leastBytes)
    await disk.check(leastBytes, rules.diskReserveBytes())
  }

  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<number> {
    return this.#parts.file.read(buffer, offset, length, position)
  }

  async writev(buffers: readonly Uint8Array[], position: number): Promise<void> {
    const bytes = buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0)
    const written = await this.#growTo(position + bytes)
    try {
      await this.#parts.file.writev(buffers, position)
    } catch (error) {
      this.#isDoubtful = true
      throw error
    } finally {
      written()
    }
  }

  async truncate(length: number): Promise<void> {
    const written = await this.#growTo(length)
    try {
      await this.#parts.file.truncate(length)
      this.#count(length - this.#extent)
    } catch (error) {
      this.#isDoubtful = true
      throw error
    } finally {
      written()
    }
  }

  setModified(modifiedMs: number): Promise<void> {
    return this.#parts.file.setModified(modifiedMs)
  }

  async sync(): Promise<void> {
    this.#checkFiles()
    // What was to make room was moved away meanwhile and takes its room elsewhere now.
    if (this.#hasGrown && this.#credits.some(isVoid)) this.#checkQuotas(0)
    await this.#parts.file.sync()
  }

  async close(): Promise<void> {
    try {
      await this.#parts.file.close()
    } finally {
      if (!this.#isClosed) {
        this.#isClosed = true
        await this.#settle()
      }
    }
  }

  async #settle(): Promise<void> {
    const { rules, places, place, measure } = this.#parts
    if (place.isGone) rules.ledger.removed(place.names, { bytes: this.#ghostBytes, files: 0 })
    else if (this.#isDoubtful) {
      const held = await measure(place.names).catch(() => null)
      if (held !== null && !place.isGone) this.#count(held.bytes - this.#extent)
    }
    places.delete(place)
    for (const credit of this.#credits) credit.places.delete(credit.place)
  }

  /** Counts what the file grows by; the function that is returned is to be called when it is written. */
  async #growTo(end: number): Promise<() => void> {
    this.#checkFiles()
    if (end <= this.#extent) return nothing
    this.#checkSize(end)
    const { disk, rules } = this.#parts
    const written = await disk.take(end - this.#extent, rules.diskReserveBytes())
    // From here to the counting nothing may wait, or two uploads would both take the last byte.
    try {
      this.#checkQuotas(end - this.#extent)
    } catch (error) {
      written()
      throw error
    }
    this.#count(end - this.#extent)
    this.#hasGrown = true
    return written
  }

  #count(bytes: number): void {
    if (bytes === 0) return
    const { rules, place } = this.#parts
    this.#extent += bytes
    if (place.isGone) this.#ghostBytes += bytes
    rules.ledger.changed(place.names, { bytes, files: 0 })
  }

  #checkSize(bytes: number): void {
    const maxBytes = this.#parts.rules.maxFileBytes()
    if (maxBytes !== null && bytes > maxBytes) throw new VfsError('too-large')
  }

  #checkQuotas(bytes: number): void {
    for (const quota of this.#parts.rules.quotas) {
      const room = quota.room().bytes
      if (room !== null && room + this.#creditOf(quota, 'bytes') < bytes) throw new VfsError('quota', 'bytes')
    }
  }

  /** Once: those that come later must not take away what this one has. */
  #checkFiles(): void {
    if (this.#isAdmitted) return
    for (const quota of this.#fullOfFiles) {
      if (this.#creditOf(quota, 'files') === 0) throw new VfsError('quota', 'files')
    }
    this.#isAdmitted = true
  }

  #creditOf(quota: QuotaKeeper, what: keyof Amount): number {
    let credit = 0
    for (const given of this.#credits) if (!isVoid(given)) credit += given.amounts.get(quota)?.[what] ?? 0
    return credit
  }
}

function isVoid({ place, names }: Credit): boolean {
  return place.isGone || place.names !== names
}

function isBelowZero(room: number | null): boolean {
  return room !== null && room < 0
}
