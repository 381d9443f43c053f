import type { StorageBackend } from '../storage.ts'
import { originOf } from '../storage-origin.ts'
import { VfsError } from '../vfs-error.ts'

/** The disk is asked again when its answer is older than this, and after this many bytes: others write to it, too. */
const askAgainAfterMs = 2_000
const askAgainAfterBytes = 8 * 1024 * 1024

/** Keeps what uploads leave free on the disk of one share; all uploads into it look at one figure. */
export class DiskRoom {
  readonly #storage: StorageBackend
  /** Bytes free when the disk was asked last; null where it cannot be known. */
  #freeBytes: number | null = null
  #askedAtMs = Number.NEGATIVE_INFINITY
  #takenSinceBytes = 0
  /** Taken and not written yet, which the disk does not know of. */
  #pendingBytes = 0
  #asking: Promise<void> | null = null

  constructor(storage: StorageBackend) {
    this.#storage = storage
  }

  /** Throws VfsError no-space when fewer than `reserveBytes` stay free after `bytes` more. */
  async check(bytes: number, reserveBytes: number): Promise<void> {
    if (reserveBytes === 0) return
    if (this.#isOld() || !this.#fits(bytes, reserveBytes)) await this.#ask()
    this.#refuseUnlessFits(bytes, reserveBytes)
  }

  /** As `check`, and takes the bytes; the function that is returned says that they are written, or never will be. */
  async take(bytes: number, reserveBytes: number): Promise<() => void> {
    await this.check(bytes, reserveBytes)
    // Whoever waited for the same answer may have taken what it left.
    if (reserveBytes > 0) this.#refuseUnlessFits(bytes, reserveBytes)
    this.#pendingBytes += bytes
    return () => {
      this.#pendingBytes -= bytes
      this.#takenSinceBytes += bytes
    }
  }

  #refuseUnlessFits(bytes: number, reserveBytes: number): void {
    if (!this.#fits(bytes, reserveBytes)) throw new VfsError('no-space', 'the disk reserve')
  }

  #isOld(): boolean {
    return (
      performance.now() - this.#askedAtMs > askAgainAfterMs || this.#takenSinceBytes >= askAgainAfterBytes
    )
  }

  #fits(bytes: number, reserveBytes: number): boolean {
    if (this.#freeBytes === null) return true
    return this.#freeBytes - this.#takenSinceBytes - this.#pendingBytes - bytes >= reserveBytes
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#askNow().finally(() => {
      this.#asking = null
    })
    return this.#asking
  }

  async #askNow(): Promise<void> {
    const takenBytes = this.#takenSinceBytes
    const askedAtMs = performance.now()
    this.#freeBytes = await this.#storage.freeBytes()
    this.#askedAtMs = askedAtMs
    // What was written while the disk was asked may not be in its answer.
    this.#takenSinceBytes -= takenBytes
  }
}

const rooms = new WeakMap<StorageBackend, DiskRoom>()

/** The room of a share's disk, the same one whichever face of its storage is asked. */
export function diskRoomOf(storage: StorageBackend): DiskRoom {
  const origin = originOf(storage)
  const room = rooms.get(origin) ?? new DiskRoom(origin)
  rooms.set(origin, room)
  return room
}
