import type { Entry } from './file-system.ts'
import { childNamed, type Location, type MountNode } from './mount-table.ts'
import { isPartialName } from './partial-name.ts'
import { removeWhenStale } from './stale-partials.ts'
import type { StorageBackend, StoragePath } from './storage.ts'
import { need, type Target } from './target.ts'
import { VfsError, type VfsErrorKind } from './vfs-error.ts'
import { isSingleName } from './virtual-path.ts'

/** Failures that mean "this storage has nothing to add here" when a virtual folder lies over it. */
const nothingHere: ReadonlySet<VfsErrorKind> = new Set(['not-found', 'not-a-directory', 'unavailable'])

/**
 * Describes a mount point, a virtual folder or the root. A share that is missing is described all the same, so that it
 * stays in the listing and its user learns from the refusal that it is unavailable.
 */
export async function describeNode(
  name: string,
  { node, mount, names }: Location & { node: MountNode },
  createdMs: number,
): Promise<Entry> {
  const own = mount === null ? null : await directoryAt(mount.storage, names)
  if (own !== null) return { ...own, name }
  return {
    name,
    kind: 'directory',
    size: 0,
    modifiedMs: createdMs,
    createdMs: null,
    mode: 0o755,
    unique: `v.${node.id}`,
  }
}

/** Streams what lies directly at a location: virtual folders and mounts first, then the storage's own entries. */
export async function* listNode(
  location: Location,
  createdMs: number,
  judged: Target | null,
): AsyncGenerator<Entry> {
  const { mount, names } = location
  const children = location.node?.children ?? null
  if (children === null || children.size === 0) {
    if (judged === null) return
    need(judged, 'list')
    yield* addressable(judged)
    return
  }
  for (const [name, node] of children) {
    const below =
      node.mount === null ? { node, mount, names: [...names, name] } : { node, mount: node.mount, names: [] }
    yield await describeNode(name, below, createdMs)
  }
  if (judged === null || judged.verdict !== 'open' || !judged.rights.has('list')) return
  try {
    for await (const entry of addressable(judged)) {
      // A mount hides an entry of the same name, as it does everywhere else.
      if (childNamed({ children }, entry.name) === null) yield entry
    }
  } catch (error) {
    if (!(error instanceof VfsError) || !nothingHere.has(error.kind)) throw error
  }
}

/**
 * Leaves out what no command could name: unfinished uploads, names with a line break (they could forge replies), and what
 * the share's owner hides.
 */
async function* addressable({ mount, names, judge }: Target): AsyncGenerator<Entry> {
  for await (const entry of mount.storage.list(names)) {
    // What a crash left goes on this occasion: it has been looked at anyway.
    if (isPartialName(entry.name)) removeWhenStale(mount.storage, names, entry, Date.now())
    else if (isSingleName(entry.name) && !judge.hides(entry.name)) yield entry
  }
}

async function directoryAt(storage: StorageBackend, names: StoragePath): Promise<Entry | null> {
  try {
    const entry = await storage.stat(names)
    return entry.kind === 'directory' ? entry : null
  } catch {
    return null
  }
}
