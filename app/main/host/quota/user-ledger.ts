import type { Amount, StoragePath } from '../../engine/host-door.ts'

/** What one user has stored in one file. Never changed, only replaced: who waits can see that it is another. */
export interface LedgerRecord {
  readonly names: StoragePath
  /** Bytes this user sent; others may have appended to the file or begun it. */
  readonly bytes: number
  /** 1 where the file came to be by this user, 0 where it was only continued. */
  readonly files: number
}

/** Makes a key of a path, so that two ways of writing one name are one on disks that find either. */
export type PathKey = (names: StoragePath) => string

/** The key of a path on this platform. */
export function pathKeyOf(platform: NodeJS.Platform): PathKey {
  const isCaseless = platform === 'win32' || platform === 'darwin'
  return (names) => {
    const path = names.join('/').normalize('NFC')
    return isCaseless ? path.toLowerCase() : path
  }
}

/** What one user has stored by uploads and still exists: by share and path. */
export class UserLedger {
  scannedAtMs: number | null
  isScanning = false
  /** It differs from what is on the disk. */
  isDirty = false
  readonly #keyOf: PathKey
  readonly #shares = new Map<string, Map<string, LedgerRecord>>()
  #bytes = 0
  #files = 0

  constructor(keyOf: PathKey, scannedAtMs: number | null = null) {
    this.#keyOf = keyOf
    this.scannedAtMs = scannedAtMs
  }

  get held(): Amount {
    return { bytes: this.#bytes, files: this.#files }
  }

  /** Ids of the shares something is stored in. */
  get shareIds(): readonly string[] {
    return [...this.#shares.keys()]
  }

  records(shareId: string): readonly LedgerRecord[] {
    return [...(this.#shares.get(shareId)?.values() ?? [])]
  }

  at(shareId: string, names: StoragePath): LedgerRecord | null {
    return this.#shares.get(shareId)?.get(this.#keyOf(names)) ?? null
  }

  /** Adds to what is at the path, or takes off; less than nothing cannot be there. */
  change(shareId: string, names: StoragePath, by: Amount): void {
    const before = this.at(shareId, names)
    if (before === null && by.bytes <= 0 && by.files <= 0) return
    const bytes = Math.max(0, (before?.bytes ?? 0) + by.bytes)
    const files = Math.min(1, Math.max(0, (before?.files ?? 0) + by.files))
    this.put(shareId, { names, bytes, files })
  }

  /** Says what is at a path, in place of what was there. */
  put(shareId: string, record: LedgerRecord): void {
    this.remove(shareId, record.names)
    const records = this.#shares.get(shareId) ?? new Map<string, LedgerRecord>()
    this.#shares.set(shareId, records)
    records.set(this.#keyOf(record.names), record)
    this.#bytes += record.bytes
    this.#files += record.files
    this.isDirty = true
  }

  remove(shareId: string, names: StoragePath): void {
    const records = this.#shares.get(shareId)
    const key = this.#keyOf(names)
    const before = records?.get(key)
    if (records === undefined || before === undefined) return
    records.delete(key)
    if (records.size === 0) this.#shares.delete(shareId)
    this.#bytes -= before.bytes
    this.#files -= before.files
    this.isDirty = true
  }

  removeShare(shareId: string): void {
    for (const { names } of this.records(shareId)) this.remove(shareId, names)
  }

  /** A file has another path now, or a directory with all that is in it. */
  move(shareId: string, from: StoragePath, to: StoragePath): void {
    const file = this.at(shareId, from)
    if (file !== null) {
      this.remove(shareId, from)
      this.put(shareId, { ...file, names: to })
      return
    }
    const start = `${this.#keyOf(from)}/`
    for (const record of this.records(shareId)) {
      if (!this.#keyOf(record.names).startsWith(start)) continue
      this.remove(shareId, record.names)
      this.put(shareId, { ...record, names: [...to, ...record.names.slice(from.length)] })
    }
  }
}
