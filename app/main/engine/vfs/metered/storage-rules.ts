import type { StoragePath } from '../storage.ts'

/** Something stored, or a change of it: then the figures may be negative. */
export interface Amount {
  readonly bytes: number
  readonly files: number
}

/** What may still come; null does not limit, and less than nothing is what is there too much. */
export interface Room {
  readonly bytes: number | null
  readonly files: number | null
}

/**
 * One quota: of a share, or of a user. It counts what its ledger hears of at once, so that of two uploads at the same
 * time each sees what the other has written.
 */
export interface QuotaKeeper {
  /** As the settings say at this moment: a quota that is lowered holds for the next write. */
  room(): Room
  /** What of the entry that holds `held` counts with this quota, and would be free if the entry were gone. */
  countedAt(shareId: string, names: StoragePath, held: Amount): Amount
}

/** Hears of everything that changes what a share holds. Growth is told before it is written, the rest afterwards. */
export interface UsageLedger {
  /** False while nobody counts: what was there need not be measured before it goes. */
  readonly isCounting: boolean
  /** The account that the ledger was made for changed what is at the path. */
  changed(names: StoragePath, by: Amount): void
  /** What was at the path, and held this much, is gone. */
  removed(names: StoragePath, held: Amount): void
  /** A file or a directory with all it holds has another path now; what was there before was told as removed. */
  moved(from: StoragePath, to: StoragePath): void
}

/** What one account may store in one share. One value for as long as the program runs; what it says may change. */
export interface StorageRules {
  readonly shareId: string
  /** Largest file that may come to be, in bytes; null does not limit. */
  maxFileBytes(): number | null
  /** Bytes that stay free on the disk. */
  diskReserveBytes(): number
  /** All of them have to have room. */
  readonly quotas: readonly QuotaKeeper[]
  readonly ledger: UsageLedger
}
