import type { Amount, QuotaKeeper, StorageRules, UsageLedger } from '../../engine/host-door.ts'
import { isLimiting, type QuotaLimits } from './quota-limits.ts'
import { ShareTally } from './share-tally.ts'
import { type PathKey, UserLedger } from './user-ledger.ts'

const none: Amount = { bytes: 0, files: 0 }

/** What the table tells of. */
export interface UsageListener {
  shareChanged(): void
  userChanged(): void
}

/**
 * What shares hold and users have stored, and the rules the engine asks before it writes. Only shares that have a quota
 * (or that somebody asked to count) and users who have one are counted; nobody else costs anything.
 */
export class UsageTable {
  readonly shares: Map<string, ShareTally>
  readonly users: Map<string, UserLedger>
  readonly #limits: QuotaLimits
  readonly #keyOf: PathKey
  readonly #listener: UsageListener
  readonly #rules = new Map<string, StorageRules>()
  readonly #shareKeepers = new Map<string, QuotaKeeper>()
  readonly #userKeepers = new Map<string, QuotaKeeper>()

  constructor(
    kept: { readonly shares: Map<string, ShareTally>; readonly users: Map<string, UserLedger> },
    limits: QuotaLimits,
    keyOf: PathKey,
    listener: UsageListener,
  ) {
    this.shares = kept.shares
    this.users = kept.users
    this.#limits = limits
    this.#keyOf = keyOf
    this.#listener = listener
  }

  /** Counts a share from now on. */
  countShare(shareId: string): ShareTally {
    const tally = this.shares.get(shareId) ?? new ShareTally()
    this.shares.set(shareId, tally)
    return tally
  }

  /** Counts a user from now on; what was stored before is not known and does not count. */
  countUser(userId: string): UserLedger {
    const ledger = this.users.get(userId) ?? new UserLedger(this.#keyOf)
    this.users.set(userId, ledger)
    return ledger
  }

  /** The rules of a user in a share: one value as long as the program runs. */
  rulesOf(shareId: string, userId: string): StorageRules {
    const key = JSON.stringify([shareId, userId])
    const known = this.#rules.get(key)
    if (known !== undefined) return known
    const rules: StorageRules = {
      shareId,
      maxFileBytes: () =>
        leastOf(this.#limits.ofShare(shareId).maxFileBytes, this.#limits.ofUser(userId).maxFileBytes),
      diskReserveBytes: () => this.#limits.ofShare(shareId).diskReserveBytes,
      quotas: [this.#shareKeeper(shareId), this.#userKeeper(userId)],
      ledger: this.#ledger(shareId, userId),
    }
    this.#rules.set(key, rules)
    return rules
  }

  /** Begins to count what has a quota by now. Returns the ids of shares that were not counted before. */
  followLimits(shareIds: readonly string[], userIds: readonly string[]): readonly string[] {
    for (const id of userIds) if (isLimiting(this.#limits.ofUser(id).quota)) this.countUser(id)
    const fresh = shareIds.filter((id) => !this.shares.has(id) && isLimiting(this.#limits.ofShare(id).quota))
    for (const id of fresh) this.countShare(id)
    return fresh
  }

  #shareKeeper(shareId: string): QuotaKeeper {
    const known = this.#shareKeepers.get(shareId)
    if (known !== undefined) return known
    const keeper: QuotaKeeper = {
      room: () => roomOf(this.#limits.ofShare(shareId).quota, this.shares.get(shareId)?.held ?? none),
      countedAt: (id, _names, held) => (id === shareId ? held : none),
    }
    this.#shareKeepers.set(shareId, keeper)
    return keeper
  }

  #userKeeper(userId: string): QuotaKeeper {
    const known = this.#userKeepers.get(userId)
    if (known !== undefined) return known
    const keeper: QuotaKeeper = {
      room: () => roomOf(this.#limits.ofUser(userId).quota, this.users.get(userId)?.held ?? none),
      countedAt: (id, names) => this.users.get(userId)?.at(id, names) ?? none,
    }
    this.#userKeepers.set(userId, keeper)
    return keeper
  }

  #ledger(shareId: string, userId: string): UsageLedger {
    const { shares, users } = this
    const tellUsers = (act: (ledger: UserLedger) => void): void => {
      if (users.size === 0) return
      for (const ledger of users.values()) act(ledger)
      this.#listener.userChanged()
    }
    const tellShare = (act: (tally: ShareTally) => void): void => {
      const tally = shares.get(shareId)
      if (tally === undefined) return
      act(tally)
      this.#listener.shareChanged()
    }
    return {
      get isCounting() {
        return shares.has(shareId) || users.size > 0
      },
      changed: (names, by) => {
        tellShare((tally) => tally.changed(names, by))
        const ledger = users.get(userId)
        if (ledger === undefined) return
        ledger.change(shareId, names, by)
        this.#listener.userChanged()
      },
      removed: (names, held) => {
        tellShare((tally) => tally.changed(names, { bytes: -held.bytes, files: -held.files }))
        tellUsers((ledger) => ledger.remove(shareId, names))
      },
      moved: (from, to) => {
        tellShare((tally) => tally.moved(from, to))
        tellUsers((ledger) => ledger.move(shareId, from, to))
      },
    }
  }
}

function roomOf(quota: { readonly maxBytes: number | null; readonly maxFiles: number | null }, held: Amount) {
  return {
    bytes: quota.maxBytes === null ? null : quota.maxBytes - held.bytes,
    files: quota.maxFiles === null ? null : quota.maxFiles - held.files,
  }
}

function leastOf(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}
