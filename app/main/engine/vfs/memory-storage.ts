import { randomBytes } from 'node:crypto'
import { MemoryFile } from './memory-file.ts'
import { holdInMemory } from './memory-held-folder.ts'
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
import type {
  HeldFolder,
  StorageBackend,
  StorageEntry,
  StorageFile,
  StoragePath,
  WriteOpening,
} from './storage.ts'
import { VfsError } from './vfs-error.ts'

const usualMode = 0o644

interface NodeName {
  readonly parent: MemoryDirectoryNode
  readonly name: string
}

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
  /** Directories that are gone but may still be held by somebody. */
  readonly #removed = new WeakSet<MemoryDirectoryNode>()
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

  async openWrite(path: StoragePath, opening: WriteOpening, mode = usualMode): Promise<StorageFile> {
    this.#check(path)
    if (path.length === 0) throw new VfsError('is-a-directory', 'the root')
    const { parent, name } = this.#parentOf(path)
    return this.#openIn(parent, name, opening, mode)
  }

  async openFolder(path: StoragePath): Promise<HeldFolder> {
    this.#check(path)
    const folder = findDirectory(this.#root, path)
    return holdInMemory({
      check: (names) => {
        this.#check(names)
        if (this.#removed.has(folder)) throw new VfsError('not-found', 'the folder was removed')
      },
      describe: (name) => describeNode(name, this.#shown(folder, name), this.#id),
      open: (name, opening, mode) => this.#openIn(folder, name, opening, mode ?? usualMode),
      rename: (name, to, replace) =>
        this.#renameIn({ parent: folder, name }, { parent: folder, name: to }, replace),
      remove: (name) => this.#removeFileIn(folder, name),
    })
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
    const own = this.#own(path)
    if (own.kind === 'directory') {
      if (children.size > 0) throw new VfsError('not-empty')
      this.#removed.add(own)
    }
    const { parent, name } = this.#parentOf(path)
    this.#take(parent, name)
  }

  async removeFile(path: StoragePath): Promise<void> {
    this.#check(path)
    if (path.length === 0) throw new VfsError('not-permitted', 'the root')
    const { parent, name } = this.#parentOf(path)
    this.#removeFileIn(parent, name)
  }

  async rename(from: StoragePath, to: StoragePath, replace: boolean): Promise<void> {
    this.#check(from)
    this.#check(to)
    if (from.length === 0 || to.length === 0) throw new VfsError('not-permitted', 'the root')
    findNode(this.#root, from)
    const target = this.#parentOf(to)
    if (isBelow(from, to)) throw new VfsError('bad-name', 'a directory into itself')
    this.#renameIn(this.#parentOf(from), target, replace)
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

  #openIn(parent: MemoryDirectoryNode, name: string, opening: WriteOpening, mode: number): StorageFile {
    if (parent.children.has(name)) {
      if (opening === 'create-new') throw new VfsError('already-exists')
      return this.#opened(this.#shownFile(parent, name), 'write')
    }
    if (opening === 'existing') throw new VfsError('not-found')
    const node: MemoryFileNode = { kind: 'file', ...this.#birth(), mode, bytes: new Uint8Array(0), size: 0 }
    this.#put(parent, name, node)
    return this.#opened(node, 'write')
  }

  #removeFileIn(parent: MemoryDirectoryNode, name: string): void {
    const { size } = this.#shownFile(parent, name)
    if (parent.children.get(name)?.kind !== 'link') this.#usedBytes -= size
    this.#take(parent, name)
  }

  #renameIn(from: NodeName, to: NodeName, replace: boolean): void {
    const shown = this.#shown(from.parent, from.name)
    const source = from.parent.children.get(from.name) ?? shown
    const target = to.parent.children.get(to.name)
    if (target === source) return
    if (target !== undefined) {
      if (!replace || shown.kind === 'directory') throw new VfsError('already-exists')
      const replaced = target.kind === 'link' ? this.#findOrNull(target.target) : target
      if (replaced === null) throw new VfsError('not-permitted', 'a link that leads nowhere')
      if (replaced.kind === 'directory') throw new VfsError('is-a-directory')
      if (target.kind === 'file') this.#usedBytes -= target.size
    }
    this.#take(from.parent, from.name)
    this.#put(to.parent, to.name, source)
  }

  /** What a name leads to, links followed. Throws as `findNode` does. */
  #shown(parent: MemoryDirectoryNode, name: string): MemoryNode {
    const node = parent.children.get(name)
    if (node === undefined) throw new VfsError('not-found')
    return node.kind === 'link' ? findNode(this.#root, node.target) : node
  }

  #shownFile(parent: MemoryDirectoryNode, name: string): MemoryFileNode {
    const node = this.#shown(parent, name)
    if (node.kind === 'directory') throw new VfsError('is-a-directory')
    return node
  }

  #parentOf(path: StoragePath): NodeName {
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

  #take(parent: MemoryDirectoryNode, name: string): void {
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
