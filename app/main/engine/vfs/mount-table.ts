import type { VirtualPath } from './file-system.ts'
import type { Mount } from './mount.ts'
import { foldName } from './name-fold.ts'
import type { StoragePath } from './storage.ts'
import { isSingleName, pathNames } from './virtual-path.ts'

/** A directory of the virtual tree above and at the mounts. */
export interface MountNode {
  /** Differs between the nodes of one table. */
  readonly id: number
  readonly mount: Mount | null
  readonly children: ReadonlyMap<string, MountNode>
}

/** What a virtual path stands for. */
export type Location =
  /** A mount point, a virtual folder, or the root. `mount` is the nearest one at or above it, if any. */
  | { readonly node: MountNode; readonly mount: Mount | null; readonly names: StoragePath }
  /** Anything below a mount. */
  | { readonly node: null; readonly mount: Mount; readonly names: StoragePath }

interface OpenNode {
  readonly id: number
  mount: Mount | null
  readonly children: Map<string, OpenNode>
}

/**
 * The mount point or virtual folder of that name, in any case and Unicode form: two shares never differ in these alone,
 * and on a disk that ignores case a name in another one would reach what lies beneath the mount.
 */
export function childNamed<Node>(
  { children }: { readonly children: ReadonlyMap<string, Node> },
  name: string,
): Node | null {
  const exact = children.get(name)
  if (exact !== undefined || children.size === 0) return exact ?? null
  const folded = foldName(name)
  for (const [shown, child] of children) if (foldName(shown) === folded) return child
  return null
}

/** Where the mounts of one principal appear. A mount may be the root itself, and mounts may lie inside each other. */
export class MountTable {
  readonly #root: MountNode

  /** Throws RangeError for two mounts in one place and for a place that is not a path of names. */
  constructor(mounts: readonly Mount[]) {
    let nextId = 0
    const newNode = (): OpenNode => ({ id: nextId++, mount: null, children: new Map() })
    const root = newNode()
    for (const mount of mounts) {
      let node = root
      for (const name of mount.at) {
        if (!isSingleName(name)) throw new RangeError(`Not a name: ${JSON.stringify(name)}`)
        const shown = name.normalize('NFC')
        const next: OpenNode = node.children.get(shown) ?? childNamed(node, shown) ?? newNode()
        if (childNamed(node, shown) === null) node.children.set(shown, next)
        node = next
      }
      if (node.mount !== null) throw new RangeError(`Two mounts at /${mount.at.join('/')}`)
      node.mount = mount
    }
    this.#root = root
  }

  /** Finds what a path stands for; null when no mount and no virtual folder covers it. The deepest mount wins. */
  locate(path: VirtualPath): Location | null {
    const names = pathNames(path)
    let node: MountNode | null = this.#root
    let mount = this.#root.mount
    let depth = 0
    for (const [index, name] of names.entries()) {
      node = node === null ? null : childNamed(node, name)
      if (node === null) break
      if (node.mount !== null) {
        mount = node.mount
        depth = index + 1
      }
    }
    const below = names.slice(depth)
    if (node !== null) return { node, mount, names: below }
    return mount === null ? null : { node: null, mount, names: below }
  }
}
