import { randomBytes } from 'node:crypto'
import { MemoryFile } from './memory-file.ts'
import {
  describeNode,
  findDirectory,
  findFile,
  findNode,
  type MemoryDirectoryNode,
  type MemoryFileNode,
  type MemoryLinkNode,
  type MemoryNode,
} from './memory-tree.ts'
import { isPortableName } from './portable-name.ts'
import type { StorageBackend, StorageEntry, StorageFile, StoragePath, WriteOpening } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/** How an in-memory storage behaves. */
export interface MemoryStorageOptions {
  /** Bytes of file content it takes before it reports no-space; no limit by default. */
  readonly capacityBytes?: number
  /** Milliseconds since 1970 UTC; the system's clock by default. */
  readonly now?: () => number
}

/** A share that lives in memory: for programs that embed the engine, and for tests. */
export function createMemoryStorage(options: MemoryStorageOptions = {}): MemoryStorage {
  return new MemoryStorage(options)
}

/** The in-memory storage; behaves as the native one does on a POSIX system. */
export class MemoryStorage implements StorageBackend {
  readonly kind = 'memory'
  readonly #id = randomBytes(6).toString('hex')
  readonly #capacityBytes: number
  readonly #now: () => number
  readonly #root: MemoryDirectoryNode
  #nextId = 0
  #usedBytes = 0
  #isAvailable = true

  constructor(options: MemoryStorageOptions) {
    this.#capacityBytes = options.capacityBytes ?? Number.POSITIVE_INFINITY
    this.#now = options.now ?? Date.now
    this.#root = this.#newDirectory()
  }

  /** Takes the whole storage away and brings it back, as unplugging a drive does. */
  setAvailable(isAvailable: boolean): void {
    this.#isAvailable = isAvailable
  }

  async stat(path: StoragePath): Promise<StorageEntry> {
    this.#check(path)
    return describeNode(path.at(-1) ?? '', findNode(this.#root, path), this.#id)
  }

  async *list(path: StoragePath): AsyncGenerator<StorageEntry> {
    this.#check(path)
    for (const [name, node] of findDirectory(this.#root, path).children) {
      if (node.kind !== 'link') yield describeNode(name, node, this.#id)
      else {
        const target = this.#findOrNull(node.target)
        if (target !== null) yield { ...describeNode(name, target, this.#id), isLink: true }
      }
    }
  }

  async openRead(path: StoragePath): Promise<StorageFile> {
    this.#check(path)
    return this.#opened(findFile(this.#root, path), 'read')
  }

  async openWrite(path: StoragePath, opening: WriteOpening, mode = 0o644): Promise<StorageFile> {
    this.#check(path)
    if (path.length === 0) throw new VfsError('is-a-directory', 'the root')
    const { parent, name } = this.#parentOf(path)
    const present = parent.children.get(name)
    if (present !== undefined) {
      if (opening === 'create-new') throw new VfsError('already-exists')
      return this.#opened(findFile(this.#root, path), 'write')
    }
    if (opening === 'existing') throw new VfsError('not-found')
    const node: MemoryFileNode = { kind: 'file', ...this.#birth(), mode, bytes: new Uint8Array(0), size: 0 }
    this.#put(parent, name, node)
    return this.#opened(node, 'write')
  }

  async makeDirectory(path: StoragePath): Promise<void> {
    this.#check(path)
    if (path.length === 0) throw new VfsError('already-exists', 'the root')
    const { parent, name } = this.#parentOf(path)
    if (parent.children.has(name)) throw new VfsError('already-exists')
    this.#put(parent, name, this.#newDirectory())
  }

  async removeDirectory(path: StoragePath): Promise<void> {
    this.#check(path)
    if (path.length === 0) throw new VfsError('not-permitted', 'the root')
    const { children } = findDirectory(this.#root, path)
    // A link is removed itself; what it leads to stays.
    if (this.#own(path).kind !== 'link' && children.size > 0) throw new VfsError('not-empty')
    this.#take(path)
  }

  async removeFile(path: StoragePath): Promise<void> {
    this.#check(path)
    if (path.length === 0) throw new VfsError('not-permitted', 'the root')
    const { size } = findFile(this.#root, path)
    if (this.#own(path).kind !== 'link') this.#usedBytes -= size
    this.#take(path)
  }

  async rename(from: StoragePath, to: StoragePath, replace: boolean): Promise<void> {
    this.#check(from)
    this.#check(to)
    if (from.length === 0 || to.length === 0) throw new VfsError('not-permitted', 'the root')
    const shown = findNode(this.#root, from)
    const source = this.#own(from)
    const { parent, name } = this.#parentOf(to)
    if (isBelow(from, to)) throw new VfsError('bad-name', 'a directory into itself')
    const target = parent.children.get(name)
    if (target === source) return
    if (target !== undefined) {
      if (!replace || shown.kind === 'directory') throw new VfsError('already-exists')
      const replaced = target.kind === 'link' ? this.#findOrNull(target.target) : target
      if (replaced === null) throw new VfsError('not-permitted', 'a link that leads nowhere')
      if (replaced.kind === 'directory') throw new VfsError('is-a-directory')
      if (target.kind === 'file') this.#usedBytes -= target.size
    }
    this.#take(from)
    this.#put(parent, name, source)
  }

  async setModified(path: StoragePath, modifiedMs: number): Promise<void> {
    this.#check(path)
    if (modifiedMs < 0) throw new VfsError('unsupported', 'a time before 1970')
    findNode(this.#root, path).modifiedMs = modifiedMs
  }

  async setCreated(path: StoragePath, createdMs: number): Promise<void> {
    this.#check(path)
    findNode(this.#root, path).createdMs = createdMs
  }

  async setMode(path: StoragePath, mode: number): Promise<void> {
    this.#check(path)
    findNode(this.#root, path).mode = mode & 0o777
  }

  async makeLink(path: StoragePath, target: StoragePath): Promise<void> {
    this.#check(path)
    this.#check(target)
    if (path.length === 0) throw new VfsError('already-exists', 'the root')
    const { parent, name } = this.#parentOf(path)
    findNode(this.#root, target)
    if (parent.children.has(name)) throw new VfsError('already-exists')
    this.#put(parent, name, { kind: 'link', target: [...target] })
  }

  async freeBytes(): Promise<number | null> {
    this.#check([])
    return Number.isFinite(this.#capacityBytes) ? Math.max(0, this.#capacityBytes - this.#usedBytes) : null
  }

  #check(path: StoragePath): void {
    if (!this.#isAvailable) throw new VfsError('unavailable')
    if (!path.every((name) => isPortableName(name, 'linux'))) throw new VfsError('bad-name')
  }

  #opened(node: MemoryFileNode, access: 'read' | 'write'): StorageFile {
    const takeSpace = (bytes: number) => {
      if (bytes > 0 && this.#usedBytes + bytes > this.#capacityBytes) throw new VfsError('no-space')
      this.#usedBytes += bytes
    }
    return new MemoryFile(node, access, takeSpace, this.#now)
  }

  #parentOf(path: StoragePath): { parent: MemoryDirectoryNode; name: string } {
    return { parent: findDirectory(this.#root, path.slice(0, -1)), name: path.at(-1) ?? '' }
  }

  /** What the name itself is, a link included. Throws as `findNode` does. */
  #own(path: StoragePath): MemoryNode | MemoryLinkNode {
    const { parent, name } = this.#parentOf(path)
    const node = parent.children.get(name)
    if (node === undefined) throw new VfsError('not-found')
    return node
  }

  #findOrNull(path: StoragePath): MemoryNode | null {
    try {
      return findNode(this.#root, path)
    } catch {
      return null
    }
  }

  #put(parent: MemoryDirectoryNode, name: string, node: MemoryNode | MemoryLinkNode): void {
    parent.children.set(name, node)
    parent.modifiedMs = this.#now()
  }

  #take(path: StoragePath): void {
    const { parent, name } = this.#parentOf(path)
    parent.children.delete(name)
    parent.modifiedMs = this.#now()
  }

  #newDirectory(): MemoryDirectoryNode {
    return { kind: 'directory', ...this.#birth(), mode: 0o755, children: new Map() }
  }

  #birth(): { id: number; createdMs: number; modifiedMs: number } {
    this.#nextId += 1
    const now = this.#now()
    return { id: this.#nextId, createdMs: now, modifiedMs: now }
  }
}

function isBelow(from: StoragePath, to: StoragePath): boolean {
  return to.length > from.length && from.every((name, index) => to[index] === name)
}
