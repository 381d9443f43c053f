import type { Amount, StorageBackend, StoragePath } from '../../engine/host-door.ts'
import { isPartialName, VfsError } from '../../engine/host-door.ts'
import type { ScanWatch } from './share-tally.ts'

/** A directory that changes while it is listed is listed again this often at most. */
const maxListings = 5
/** A tree whose folders are moved while it is walked is walked again this often at most. */
const maxWalks = 3

/** A scan that is under way. */
export interface RunningScan {
  /** Is to hear of every change until `done`. */
  readonly watch: ScanWatch
  /** Rejects with VfsError when the share itself cannot be listed, and when the signal ends it. */
  readonly done: Promise<Amount>
}

/**
 * Counts all files of a share, unfinished uploads included, while the share goes on to be used. One directory is listed
 * at a time. Links are not followed: what they lead to counts where it is. What happens meanwhile in a directory that was
 * listed already is added; what is to be listed yet will be seen. Files that are written at that moment may be off by
 * what is on its way to the disk, until the next scan.
 */
export function scanShare(storage: StorageBackend, signal: AbortSignal): RunningScan {
  const scan = new Scan(storage, signal)
  return { watch: scan, done: scan.run() }
}

class Scan implements ScanWatch {
  readonly #storage: StorageBackend
  readonly #signal: AbortSignal
  readonly #listed = new Set<string>()
  #listing: string | null = null
  #hasChangedInListing = false
  #hasMoved = false
  #bytes = 0
  #files = 0

  constructor(storage: StorageBackend, signal: AbortSignal) {
    this.#storage = storage
    this.#signal = signal
  }

  changed(names: StoragePath, by: Amount): void {
    const directory = keyOf(names.slice(0, -1))
    if (directory === this.#listing) this.#hasChangedInListing = true
    else if (this.#listed.has(directory)) this.#add(by)
  }

  moved(from: StoragePath, to: StoragePath): void {
    // An upload that takes its name stays in its directory; anything else may be a whole tree.
    if (isPartialName(from.at(-1) ?? ''))
      this.#hasChangedInListing ||= keyOf(to.slice(0, -1)) === this.#listing
    else this.#hasMoved = true
  }

  async run(): Promise<Amount> {
    for (let walk = 1; ; walk += 1) {
      await this.#walk()
      if (!this.#hasMoved || walk === maxWalks) return { bytes: this.#bytes, files: this.#files }
    }
  }

  async #walk(): Promise<void> {
    this.#listed.clear()
    this.#hasMoved = false
    this.#bytes = 0
    this.#files = 0
    const waiting: StoragePath[] = [[]]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      for (const name of await this.#count(path)) waiting.push([...path, name])
    }
  }

  /** Adds the files of one directory and returns the names of its directories. */
  async #count(path: StoragePath): Promise<readonly string[]> {
    this.#listing = keyOf(path)
    for (let listing = 1; ; listing += 1) {
      this.#hasChangedInListing = false
      const found = await this.#list(path)
      if (this.#hasChangedInListing && listing < maxListings) continue
      this.#listing = null
      this.#listed.add(keyOf(path))
      this.#add(found)
      return found.directories
    }
  }

  async #list(path: StoragePath): Promise<Amount & { readonly directories: readonly string[] }> {
    const directories: string[] = []
    let bytes = 0
    let files = 0
    try {
      for await (const { name, kind, isLink, size } of this.#storage.list(path)) {
        if (this.#signal.aborted) throw new VfsError('busy', 'the scan was stopped')
        if (isLink === true) continue
        if (kind === 'directory') directories.push(name)
        else {
          bytes += size
          files += 1
        }
      }
    } catch (error) {
      // A directory below that was removed meanwhile, or may not be read, adds nothing. The share itself must be there.
      if (this.#signal.aborted || path.length === 0 || !isPassedOver(error)) throw error
    }
    return { bytes, files, directories }
  }

  #add({ bytes, files }: Amount): void {
    this.#bytes += bytes
    this.#files += files
  }
}

function isPassedOver(error: unknown): boolean {
  return (
    error instanceof VfsError &&
    ['not-found', 'not-a-directory', 'not-permitted', 'bad-name'].includes(error.kind)
  )
}

function keyOf(names: StoragePath): string {
  return names.join('/')
}
