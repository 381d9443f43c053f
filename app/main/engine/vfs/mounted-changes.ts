import { copyFile } from './copy-file.ts'
import { copyTree } from './copy-tree.ts'
import { moveAcross } from './move-across.ts'
import type { StorageEntry } from './storage.ts'
import {
  hasSameRights,
  judgedAs,
  need,
  needMakeableName,
  needToMake,
  placeOf,
  type Target,
  targetAt,
} from './target.ts'
import type { TreeInspection } from './tree-walk.ts'
import { VfsError } from './vfs-error.ts'

/**
 * Renames, or moves where other rights hold. A folder with rights of its own counts as another share: else the right to
 * rename would let a principal carry what it may not read to where it may.
 */
export async function renameTarget(from: Target, to: Target): Promise<void> {
  const isAcross = !isSameShare(from, to) || !hasSameRights(from.rights, to.rights)
  if (isAcross) needToMove(from, to)
  else {
    need(from, 'rename')
    needToMake(to, 'rename')
  }
  const { kind } = await from.mount.storage.stat(from.names)
  const [source, target] = [judgedAs(from, kind), judgedAs(to, kind)]
  need(source, isAcross ? 'delete' : 'rename')
  needMakeableName(target)
  const replace = mayReplace(target)
  if (!isSameShare(source, target)) {
    await moveAcross(placeOf(source), placeOf(target), replace)
    return
  }
  if (kind === 'directory') {
    if (isAcross) needToMoveFolder(source, target)
    await refuseOtherRightsInside(source, target)
  }
  try {
    await source.mount.storage.rename(source.names, target.names, replace)
  } catch (error) {
    // One share may span two disks (a mounted folder inside it), and no system renames across disks.
    if (!(error instanceof VfsError) || error.kind !== 'unsupported') throw error
    await moveAcross(placeOf(source), placeOf(target), replace)
  }
}

/** Copies a file, or a directory with all it holds; hidden entries are left out, all others must be permitted. */
export async function copyTarget(from: Target, to: Target, signal?: AbortSignal): Promise<void> {
  need(from, 'download')
  needToMake(to, 'upload')
  const { kind } = await from.mount.storage.stat(from.names)
  const [source, target] = [judgedAs(from, kind), judgedAs(to, kind)]
  need(source, 'download')
  needMakeableName(target)
  if (kind === 'file') {
    await copyFile(placeOf(source), placeOf(target), mayReplace(target), signal)
    return
  }
  need(source, 'list')
  needToMake(target, 'make-directory')
  const inspect: TreeInspection = (below, entry) => {
    const inside = targetAt(source.mount, source.judge, [...source.names, ...below], entry.kind)
    if (inside.verdict === 'hidden') return 'leave'
    need(inside, entry.kind === 'file' ? 'download' : 'list')
    const copy = targetAt(target.mount, target.judge, [...target.names, ...below], entry.kind)
    needToMake(copy, entry.kind === 'file' ? 'upload' : 'make-directory')
    return 'take'
  }
  await copyTree(placeOf(source), placeOf(target), signal, undefined, inspect)
}

/**
 * Refuses a tree that holds anything the principal could not remove by itself: what it cannot see must not vanish with
 * what it can.
 */
export function inspectRemoval({ mount, judge, names }: Target): TreeInspection {
  return (below, entry) => {
    const inside = targetAt(mount, judge, [...names, ...below], entry.kind)
    if (inside.verdict !== 'open') throw new VfsError('not-permitted', 'holds what may not be touched')
    need(inside, entry.kind === 'file' ? 'delete' : 'remove-directory')
    return 'take'
  }
}

/** Makes a link, where it gives nobody a right at what it leads to that the principal has not there. */
export async function linkTarget(link: Target, goal: Target): Promise<void> {
  needToMake(link, 'upload')
  need(goal, 'download')
  // No share may lead out of its folder, and another share lies outside.
  if (!isSameShare(link, goal)) throw new VfsError('not-permitted', 'to another share')
  const isWider = [...link.rights].some((permission) => !goal.rights.has(permission))
  if (isWider || hasOtherRightsBelow(link) || hasOtherRightsBelow(goal)) {
    throw new VfsError('not-permitted', 'to where other rights hold')
  }
  const { kind } = await goal.mount.storage.stat(goal.names)
  need(judgedAs(goal, kind), 'download')
  needMakeableName(judgedAs(link, kind))
  await link.mount.storage.makeLink(link.names, goal.names)
}

function isSameShare(one: Target, other: Target): boolean {
  if (one.mount === other.mount) return true
  const judgesNames = one.mount.names !== undefined || other.mount.names !== undefined
  return one.mount.storage === other.mount.storage && !judgesNames
}

function needToMove(from: Target, to: Target): void {
  need(from, 'download')
  need(from, 'delete')
  needToMake(to, 'upload')
}

function needToMoveFolder(from: Target, to: Target): void {
  need(from, 'list')
  need(from, 'remove-directory')
  needToMake(to, 'make-directory')
}

/** What lies in a folder with rights of its own would have others at the target. */
async function refuseOtherRightsInside(from: Target, to: Target): Promise<void> {
  for (const below of [...from.judge.foldersBelow(from.names), ...to.judge.foldersBelow(to.names)]) {
    const inside = targetAt(from.mount, from.judge, [...from.names, ...below])
    const later = targetAt(to.mount, to.judge, [...to.names, ...below])
    if (hasSameRights(inside.rights, later.rights)) continue
    if (await isThere(inside)) throw new VfsError('not-permitted', 'holds a folder with rights of its own')
  }
}

function hasOtherRightsBelow({ judge, names }: Target): boolean {
  return judge.foldersBelow(names).length > 0
}

async function isThere({ mount, names }: Target): Promise<boolean> {
  let entry: StorageEntry | null = null
  try {
    entry = await mount.storage.stat(names)
  } catch (error) {
    if (!(error instanceof VfsError) || error.kind !== 'not-found') throw error
  }
  return entry !== null
}

/** Where uploads replace nothing, neither do a rename and a copy: they would be the way round it. */
function mayReplace({ rights, mount }: Target): boolean {
  return rights.has('overwrite') && (mount.uploads?.onExisting ?? 'overwrite') === 'overwrite'
}
