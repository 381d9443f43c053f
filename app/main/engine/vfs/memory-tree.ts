import type { StorageEntry, StoragePath } from './storage.ts'
import { VfsError } from './vfs-error.ts'

/** A file of the in-memory storage; stays alive while it is open, even when its name is gone. */
export interface MemoryFileNode {
  readonly kind: 'file'
  readonly id: number
  createdMs: number
  modifiedMs: number
  mode: number
  /** Content lies in the first `size` bytes; the rest is room to grow. */
  bytes: Uint8Array
  size: number
}

/** A directory of the in-memory storage. */
export interface MemoryDirectoryNode {
  readonly kind: 'directory'
  readonly id: number
  createdMs: number
  modifiedMs: number
  mode: number
  readonly children: Map<string, MemoryNode | MemoryLinkNode>
}

/** A symbolic link of the in-memory storage; it leads nowhere once its target is gone. */
export interface MemoryLinkNode {
  readonly kind: 'link'
  readonly target: StoragePath
}

export type MemoryNode = MemoryFileNode | MemoryDirectoryNode

// As many as Linux follows before it says ELOOP.
const maxLinks = 40

/** Finds a node, links followed. Throws VfsError not-found, or not-a-directory where a file stands in the way. */
export function findNode(root: MemoryDirectoryNode, path: StoragePath, followed = 0): MemoryNode {
  let node: MemoryNode = root
  for (const name of path) {
    if (node.kind === 'file') throw new VfsError('not-a-directory')
    const next: MemoryNode | MemoryLinkNode | undefined = node.children.get(name)
    if (next === undefined || followed > maxLinks) throw new VfsError('not-found')
    node = next.kind === 'link' ? findNode(root, next.target, followed + 1) : next
  }
  return node
}

/** Finds a directory. Throws VfsError not-found or not-a-directory. */
export function findDirectory(root: MemoryDirectoryNode, path: StoragePath): MemoryDirectoryNode {
  const node = findNode(root, path)
  if (node.kind === 'file') throw new VfsError('not-a-directory')
  return node
}

/** Finds a file. Throws VfsError not-found, not-a-directory or is-a-directory. */
export function findFile(root: MemoryDirectoryNode, path: StoragePath): MemoryFileNode {
  const node = findNode(root, path)
  if (node.kind === 'directory') throw new VfsError('is-a-directory')
  return node
}

/** Describes a node under the name it was found by. */
export function describeNode(name: string, node: MemoryNode, storageId: string): StorageEntry {
  return {
    name,
    kind: node.kind,
    size: node.kind === 'file' ? node.size : 0,
    modifiedMs: node.modifiedMs,
    createdMs: node.createdMs,
    mode: node.mode,
    unique: `${storageId}.${node.id.toString(36)}`,
  }
}
