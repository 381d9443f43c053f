import type { Patience } from '../patience.ts'
import type {
  HeldFolder,
  StorageBackend,
  StorageEntry,
  StorageFile,
  StoragePath,
  WriteOpening,
} from '../storage.ts'
import { markOrigin } from '../storage-origin.ts'
import { VfsError } from '../vfs-error.ts'
import { type DiskRoom, diskRoomOf } from './disk-room.ts'
import { MeteredFile } from './metered-file.ts'
import { type OpenPlaces, openPlacesOf } from './open-places.ts'
import type { Amount, StorageRules } from './storage-rules.ts'

const meteredOnes = new WeakMap<StorageRules, MeteredStorage>()
const none: Amount = { bytes: 0, files: 0 }

/**
 * Gives a storage rules about what may be stored in it. Everything that makes bytes goes through the storage, whatever
 * command it was, so nothing can pass by. The same storage and rules give the same object: what is moved inside it is
 * told from what is moved to another share by that.
 */
export function meteredStorage(storage: StorageBackend, rules: StorageRules): StorageBackend {
  const known = meteredOnes.get(rules)
  if (known?.inner === storage) return known
  const metered = new MeteredStorage(storage, rules)
  meteredOnes.set(rules, metered)
  return metered
}

/** Does an act and tells afterwards what it took away or moved. */
type Look = () => Promise<StorageEntry | null>

/** A storage that keeps to rules; see `meteredStorage`. */
export class MeteredStorage implements StorageBackend {
  readonly kind: StorageBackend['kind']
  readonly inner: StorageBackend
  readonly rules: StorageRules
  readonly places: OpenPlaces
  readonly #disk: DiskRoom

  constructor(inner: StorageBackend, rules: StorageRules) {
    markOrigin(this, inner)
    this.kind = inner.kind
    this.inner = inner
    this.rules = rules
    this.places = openPlacesOf(inner)
    this.#disk = diskRoomOf(inner)
  }

  stat = (path: StoragePath) => this.inner.stat(path)
  list = (path: StoragePath) => this.inner.list(path)
  openRead = (path: StoragePath) => this.inner.openRead(path)
  makeDirectory = (path: StoragePath) => this.inner.makeDirectory(path)
  removeDirectory = (path: StoragePath) => this.inner.removeDirectory(path)
  setModified = (path: StoragePath, modifiedMs: number) => this.inner.setModified(path, modifiedMs)
  setCreated = (path: StoragePath, createdMs: number) => this.inner.setCreated(path, createdMs)
  setMode = (path: StoragePath, mode: number) => this.inner.setMode(path, mode)
  makeLink = (path: StoragePath, target: StoragePath) => this.inner.makeLink(path, target)

  openWrite(path: StoragePath, opening: WriteOpening, mode?: number): Promise<StorageFile> {
    return this.#open(
      (how) => this.inner.openWrite(path, how, mode),
      () => path,
      opening,
    )
  }

  async removeFile(path: StoragePath): Promise<void> {
    await this.#remove(
      () => this.#entryAt(path),
      () => this.inner.removeFile(path),
      () => path,
    )
  }

  async rename(from: StoragePath, to: StoragePath, replace: boolean): Promise<void> {
    await this.#rename(
      [() => this.#entryAt(from), () => this.#entryAt(to)],
      () => this.inner.rename(from, to, replace),
      () => [from, to],
    )
  }

  async openFolder(path: StoragePath): Promise<HeldFolder> {
    const folder = await this.inner.openFolder(path)
    const place = this.places.add(path)
    const pathOf = (name: string): StoragePath => [...place.names, name]
    const look =
      (name: string): Look =>
      () =>
        entryOrNull(folder, name)
    return {
      stat: (name) => folder.stat(name),
      openWrite: (name, opening, mode) =>
        this.#open(
          (how) => folder.openWrite(name, how, mode),
          () => pathOf(name),
          opening,
        ),
      rename: (name, to, replace, patience?: Patience) =>
        this.#rename(
          [look(name), look(to)],
          () => folder.rename(name, to, replace, patience),
          () => [pathOf(name), pathOf(to)],
        ),
      remove: (name, patience?: Patience) =>
        this.#remove(
          look(name),
          () => folder.remove(name, patience),
          () => pathOf(name),
        ),
      sync: () => folder.sync(),
      close: async () => {
        this.places.delete(place)
        await folder.close()
      },
    }
  }

  /** The least of what the disk takes without its reserve and what the quotas have left. */
  async freeBytes(): Promise<number | null> {
    const onDisk = await this.inner.freeBytes()
    const rooms = this.rules.quotas.map((quota) => quota.room().bytes)
    const limits = [onDisk === null ? null : onDisk - this.rules.diskReserveBytes(), ...rooms]
    const known = limits.filter((limit) => limit !== null)
    return known.length === 0 ? null : Math.max(0, Math.min(...known))
  }

  /** Throws VfsError too-large, quota or no-space when a new file of this size could not be stored. */
  async checkRoom(bytes: number): Promise<void> {
    const maxBytes = this.rules.maxFileBytes()
    if (maxBytes !== null && bytes > maxBytes) throw new VfsError('too-large')
    for (const quota of this.rules.quotas) {
      const room = quota.room().bytes
      if (room !== null && bytes > Math.max(0, room)) throw new VfsError('quota', 'bytes')
    }
    const free = await this.inner.freeBytes()
    if (free !== null && bytes > Math.max(0, free - this.rules.diskReserveBytes())) {
      throw new VfsError('no-space')
    }
  }

  /** What the name itself holds, as it counts; null when there is nothing or it cannot be looked at. */
  async measure(path: StoragePath): Promise<Amount | null> {
    const entry = await this.#entryAt(path)
    return entry === null ? null : amountOf(entry)
  }

  async #open(
    open: (opening: WriteOpening) => Promise<StorageFile>,
    pathNow: () => StoragePath,
    opening: WriteOpening,
  ): Promise<StorageFile> {
    const { file, isNew } = await openKnowing(open, opening)
    const place = this.places.add(pathNow())
    const { rules, places } = this
    const measure = (names: StoragePath) => this.measure(names)
    return new MeteredFile({ file, rules, disk: this.#disk, places, place, isNew, measure })
  }

  async #remove(look: Look, act: () => Promise<void>, pathNow: () => StoragePath): Promise<void> {
    const entry = await this.#ifCounting(look)
    await act()
    this.#gone(pathNow(), entry)
  }

  async #rename(
    looks: readonly [Look, Look],
    act: () => Promise<void>,
    pathsNow: () => readonly [StoragePath, StoragePath],
  ): Promise<void> {
    const source = await this.#ifCounting(looks[0])
    const replaced = await this.#ifCounting(looks[1])
    await act()
    const [from, to] = pathsNow()
    // A name written in another case is the same entry on some disks, and replaces nothing.
    if (replaced === null || replaced.unique !== source?.unique) this.#gone(to, replaced)
    this.places.moved(from, to)
    this.rules.ledger.moved(from, to)
  }

  #gone(path: StoragePath, entry: StorageEntry | null): void {
    this.places.removed(path)
    this.rules.ledger.removed(path, entry === null ? none : amountOf(entry))
  }

  async #ifCounting(look: Look): Promise<StorageEntry | null> {
    return this.rules.ledger.isCounting ? await look() : null
  }

  /** Describes the name and not what a link leads to, which only a held folder does. */
  async #entryAt(path: StoragePath): Promise<StorageEntry | null> {
    const name = path.at(-1)
    if (name === undefined) return null
    try {
      const folder = await this.inner.openFolder(path.slice(0, -1))
      try {
        return await folder.stat(name)
      } finally {
        await folder.close()
      }
    } catch (error) {
      return nullFor(error)
    }
  }
}

/** What an entry counts: a link holds nothing, and what it leads to counts where it is. */
export function amountOf({ kind, isLink, size }: StorageEntry): Amount {
  return kind === 'directory' || isLink === true ? none : { bytes: size, files: 1 }
}

/** Opens a file and says whether it came to be by that. */
async function openKnowing(
  open: (opening: WriteOpening) => Promise<StorageFile>,
  opening: WriteOpening,
): Promise<{ readonly file: StorageFile; readonly isNew: boolean }> {
  if (opening !== 'create-or-existing') return { file: await open(opening), isNew: opening === 'create-new' }
  try {
    return { file: await open('existing'), isNew: false }
  } catch (error) {
    if (!(error instanceof VfsError) || error.kind !== 'not-found') throw error
  }
  return { file: await open('create-new'), isNew: true }
}

async function entryOrNull(folder: HeldFolder, name: string): Promise<StorageEntry | null> {
  try {
    return await folder.stat(name)
  } catch (error) {
    return nullFor(error)
  }
}

/** What cannot be looked at is told by what is done with it next. */
function nullFor(error: unknown): null {
  if (error instanceof VfsError) return null
  throw error
}
