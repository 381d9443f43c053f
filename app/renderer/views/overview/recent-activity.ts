import type { Activity, ActivityKind, PastTransfer } from '../../../preload/contract/wire-history.ts'

/** What an entry is about: a kind of activity, or transfers of one direction that ended well or badly. */
export type RecentKind = ActivityKind | 'uploaded' | 'downloaded' | 'upload-failed' | 'download-failed'

/** Things of one kind that belong together, told in one line. */
export interface RecentEntry {
  /** The same as long as it is about the same things. */
  readonly id: string
  readonly kind: RecentKind
  readonly count: number
  /** When the newest of them happened. */
  readonly atMs: number
  readonly userName: string | null
  readonly address: string | null
  /** Name of the share, where that is known. */
  readonly place: string | null
  /** Virtual path of the newest one; null where there is none. */
  readonly path: string | null
  readonly newPath: string | null
  /** Payload of all of them. */
  readonly bytes: number
  /** The setting that was changed last. */
  readonly setting: string | null
}

/** Kinds that say something to somebody who looks in; the others are in the history. */
export const recentKinds: readonly ActivityKind[] = [
  'signed-in',
  'login-failed',
  'foreign-protocol',
  'deleted',
  'renamed',
  'folder-made',
  'folder-removed',
  'blocked',
  'unblocked',
  'setting-changed',
  'server-started',
  'server-stopped',
]

/** Things further apart than that are told apart. */
const togetherMs = 10 * 60_000

interface Happening extends Omit<RecentEntry, 'id' | 'count'> {
  readonly key: number
  /** What has the same group may be told in one line. */
  readonly group: string
}

/** Merges and groups what happened, the newest first; operations that were refused are left out. */
export function groupRecent(
  transfers: readonly PastTransfer[],
  activities: readonly Activity[],
  shareNameOf: (shareId: string) => string | null,
  limit: number,
): RecentEntry[] {
  const happenings = [
    ...transfers.flatMap((transfer) => ofTransfer(transfer)),
    ...activities
      .filter(({ kind, isDone }) => isDone || kind === 'login-failed' || kind === 'foreign-protocol')
      .map((activity) => ofActivity(activity, shareNameOf)),
  ].sort((one, other) => other.atMs - one.atMs || other.key - one.key)
  const entries: { entry: RecentEntry; oldestMs: number }[] = []
  const open = new Map<string, number>()
  for (const { key, group, ...happening } of happenings) {
    const index = open.get(group)
    const before = index === undefined ? undefined : entries[index]
    if (before === undefined || index === undefined || before.oldestMs - happening.atMs > togetherMs) {
      if (entries.length >= limit) continue
      open.set(group, entries.length)
      entries.push({ entry: { ...happening, id: `${group} ${key}`, count: 1 }, oldestMs: happening.atMs })
    } else {
      const { entry } = before
      const grown = { ...entry, count: entry.count + 1, bytes: entry.bytes + happening.bytes }
      entries[index] = { entry: grown, oldestMs: happening.atMs }
    }
  }
  return entries.map(({ entry }) => entry)
}

function ofTransfer(transfer: PastTransfer): Happening[] {
  const { key, endedAt, result, direction, userName, address, shareName, path, bytes } = transfer
  if (endedAt === null || result === null) return []
  const isDone = result === 'done'
  const kind: RecentKind =
    direction === 'upload'
      ? isDone
        ? 'uploaded'
        : 'upload-failed'
      : isDone
        ? 'downloaded'
        : 'download-failed'
  const group = JSON.stringify([kind, userName, shareName])
  const nothing = { newPath: null, setting: null }
  return [{ ...nothing, key, group, kind, atMs: endedAt, userName, address, place: shareName, path, bytes }]
}

function ofActivity(activity: Activity, shareNameOf: (shareId: string) => string | null): Happening {
  const { key, kind, at, userName, address, shareId, path, newPath, facts } = activity
  const place = shareId === null ? null : shareNameOf(shareId)
  const { setting } = facts
  // Passwords are tried under many names, and settings are changed one after the other.
  const parts =
    kind === 'login-failed' || kind === 'foreign-protocol'
      ? [address]
      : kind === 'signed-in'
        ? [userName, address]
        : kind === 'blocked' || kind === 'unblocked'
          ? [address]
          : [userName, shareId]
  const group = JSON.stringify([kind, ...parts])
  return {
    key,
    group,
    kind,
    atMs: at,
    userName,
    address,
    place,
    path,
    newPath,
    bytes: 0,
    setting: typeof setting === 'string' ? setting : null,
  }
}
