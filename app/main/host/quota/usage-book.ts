import type { WireUsage } from '../../../preload/contract/wire-types.ts'
import type { StorageBackend, StorageRules } from '../../engine/host-door.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { createQuotaLimits, isLimiting } from './quota-limits.ts'
import type { UsageFiles } from './usage-files.ts'
import { type Schedule, UsageSaver } from './usage-saver.ts'
import { UsageScans } from './usage-scans.ts'
import { UsageTable } from './usage-table.ts'
import type { PathKey } from './user-ledger.ts'

/** What the book needs from around it. */
export interface UsageBookDependencies {
  readonly settings: () => Settings
  /** Opens a shared folder for looking, as the engine does. */
  readonly openStorage: (share: Settings['shares'][number]) => Promise<StorageBackend>
  /** Null where nothing is kept: shares and users of the command line. */
  readonly files: UsageFiles | null
  readonly keyOf: PathKey
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  readonly schedule: Schedule
  /** What `usage` says is another than before; at most once a second. */
  readonly onChanged: () => void
  /** One line for people. */
  readonly onTrouble: (text: string) => void
}

/** The usage of one share or user. */
export interface CountedUsage {
  readonly id: string
  readonly usage: WireUsage
}

/** Keeps what shares hold and users have stored, and says what may still be. */
export interface UsageBook {
  /** The rules of a user in a share; the first use of a share with a quota counts it in the background. */
  rulesOf(shareId: string, userId: string): Promise<StorageRules>
  /** Everything that is counted. */
  usage(): { readonly shares: CountedUsage[]; readonly users: CountedUsage[] }
  settingsChanged(): void
  /** Counts a share anew, and from now on if it was not counted; resolves when that is done. */
  rescanShare(shareId: string): Promise<void>
  /** Compares what a user has stored with what is there; resolves when that is done. */
  rescanUser(userId: string): Promise<void>
  /** Saves what is not saved. */
  close(): Promise<void>
}

const tellAfterMs = 1_000

/** Opens the book; what was kept is read in the background, and nobody gets rules before. */
export function createUsageBook(dependencies: UsageBookDependencies): UsageBook {
  const { settings, files, keyOf, now, schedule, onTrouble } = dependencies
  const limits = createQuotaLimits(settings)
  const shares = new Map()
  const users = new Map()
  let cancelTelling: (() => void) | null = null
  const tell = (): void => {
    cancelTelling ??= schedule(() => {
      cancelTelling = null
      dependencies.onChanged()
    }, tellAfterMs)
  }
  const table = new UsageTable({ shares, users }, limits, keyOf, {
    shareChanged() {
      saver?.sharesChanged()
      tell()
    },
    userChanged() {
      saver?.usersChanged()
      tell()
    },
  })
  const saver =
    files === null
      ? null
      : new UsageSaver(files, table, schedule, () =>
          onTrouble('What users have stored cannot be kept: the data folder takes nothing.'),
        )
  const scans = new UsageScans({
    table,
    storageOf: (shareId) => {
      const share = settings().shares.find(({ id }) => id === shareId)
      return share === undefined ? null : dependencies.openStorage(share)
    },
    now,
    onChanged() {
      saver?.sharesChanged()
      tell()
    },
  })
  const used = new Set<string>()

  const follow = (): void => {
    const current = settings()
    const isKnown = {
      share: new Set(current.shares.map(({ id }) => id)),
      user: new Set(current.users.map(({ id }) => id)),
    }
    for (const id of shares.keys()) {
      if (isKnown.share.has(id)) continue
      shares.delete(id)
      saver?.sharesChanged()
    }
    for (const id of users.keys()) {
      if (isKnown.user.has(id)) continue
      users.delete(id)
      saver?.userRemoved(id)
    }
    for (const id of table.followLimits([...isKnown.share], [...isKnown.user])) void scans.share(id)
    tell()
  }

  const opened = (async () => {
    if (files === null) return
    try {
      const kept = await files.load(settings().users.map(({ id }) => id))
      for (const [id, tally] of kept.shares) shares.set(id, tally)
      for (const [id, ledger] of kept.users) users.set(id, ledger)
      for (const notice of kept.notices) onTrouble(notice)
    } catch {
      onTrouble('What users have stored is not known: it cannot be read from the data folder.')
    }
  })().then(follow)

  const firstUse = (key: string, isLimited: boolean, look: () => void): void => {
    if (!isLimited || used.has(key)) return
    used.add(key)
    look()
  }

  return {
    async rulesOf(shareId, userId) {
      await opened
      firstUse(`share ${shareId}`, isLimiting(limits.ofShare(shareId).quota), () => void scans.share(shareId))
      firstUse(`user ${userId}`, isLimiting(limits.ofUser(userId).quota), () => void scans.user(userId))
      return table.rulesOf(shareId, userId)
    },
    usage: () => ({
      shares: [...table.shares].map(([id, tally]) => ({ id, usage: wireUsage(tally) })),
      users: [...table.users]
        .filter(([id]) => isLimiting(limits.ofUser(id).quota))
        .map(([id, ledger]) => ({ id, usage: wireUsage(ledger) })),
    }),
    settingsChanged: () => void opened.then(follow),
    rescanShare: (shareId) => opened.then(() => scans.share(shareId)),
    rescanUser: (userId) => opened.then(() => scans.user(userId)),
    async close() {
      await opened
      await scans.close()
      cancelTelling?.()
      await saver?.flush()
    },
  }
}

function wireUsage(counted: {
  readonly held: { readonly bytes: number; readonly files: number }
  readonly scannedAtMs: number | null
  readonly isScanning: boolean
}): WireUsage {
  const { held, scannedAtMs, isScanning } = counted
  return { bytes: held.bytes, files: held.files, scannedAtMs, isScanning }
}
