import type { Amount, StorageRules } from '../../../app/main/engine/vfs/metered/storage-rules.ts'
import type { StoragePath } from '../../../app/main/engine/vfs/storage.ts'

/** Rules whose figures a test sets, and a ledger that can be read: one quota that counts all of one share. */
export interface CountingRules extends StorageRules {
  limits: { maxBytes: number | null; maxFiles: number | null; maxFileBytes: number | null; reserve: number }
  /** Everything in all. */
  used(): Amount
  /** Bytes by path. */
  byPath(): Record<string, number>
}

/** Makes rules without any limit for one share. */
export function countingRules(limits: Partial<CountingRules['limits']> = {}, shareId = 's'): CountingRules {
  const held = new Map<string, Amount>()
  const keyOf = (names: StoragePath) => names.join('/')
  const used = () =>
    [...held.values()].reduce(
      (sum, { bytes, files }) => ({ bytes: sum.bytes + bytes, files: sum.files + files }),
      { bytes: 0, files: 0 },
    )
  const rules: CountingRules = {
    shareId,
    limits: { maxBytes: null, maxFiles: null, maxFileBytes: null, reserve: 0, ...limits },
    used,
    byPath: () => Object.fromEntries([...held].map(([path, { bytes }]) => [path, bytes])),
    maxFileBytes: () => rules.limits.maxFileBytes,
    diskReserveBytes: () => rules.limits.reserve,
    quotas: [
      {
        room: () => ({
          bytes: rules.limits.maxBytes === null ? null : rules.limits.maxBytes - used().bytes,
          files: rules.limits.maxFiles === null ? null : rules.limits.maxFiles - used().files,
        }),
        countedAt: (id, _names, amount) => (id === shareId ? amount : { bytes: 0, files: 0 }),
      },
    ],
    ledger: {
      isCounting: true,
      changed(names, by) {
        const before = held.get(keyOf(names)) ?? { bytes: 0, files: 0 }
        held.set(keyOf(names), { bytes: before.bytes + by.bytes, files: before.files + by.files })
      },
      removed: (names) => void held.delete(keyOf(names)),
      moved(from, to) {
        for (const [path, amount] of [...held]) {
          if (path !== keyOf(from) && !path.startsWith(`${keyOf(from)}/`)) continue
          held.delete(path)
          held.set(keyOf(to) + path.slice(keyOf(from).length), amount)
        }
      },
    },
  }
  return rules
}
