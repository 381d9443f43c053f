import type { Amount, StoragePath } from '../../engine/host-door.ts'

/** What a share holds in all, as far as is known. */
export class ShareTally {
  scannedAtMs: number | null
  isScanning = false
  /** A scan that is under way hears of changes, too. */
  watch: ScanWatch | null = null
  #bytes: number
  #files: number

  constructor(held: Amount = { bytes: 0, files: 0 }, scannedAtMs: number | null = null) {
    this.#bytes = held.bytes
    this.#files = held.files
    this.scannedAtMs = scannedAtMs
  }

  /** Never below nothing: before the first scan files go that nobody has counted. */
  get held(): Amount {
    return { bytes: Math.max(0, this.#bytes), files: Math.max(0, this.#files) }
  }

  changed(names: StoragePath, by: Amount): void {
    this.#bytes += by.bytes
    this.#files += by.files
    this.watch?.changed(names, by)
  }

  moved(from: StoragePath, to: StoragePath): void {
    this.watch?.moved(from, to)
  }

  /** Takes over what a scan found. */
  settle(found: Amount, nowMs: number): void {
    this.#bytes = found.bytes
    this.#files = found.files
    this.scannedAtMs = nowMs
  }
}

/** Hears what changes in a share while it is scanned. */
export interface ScanWatch {
  changed(names: StoragePath, by: Amount): void
  moved(from: StoragePath, to: StoragePath): void
}
