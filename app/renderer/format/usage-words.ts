import type { WireUsage, WireUser } from '../../preload/contract/wire-types.ts'
import { t } from '../texts/texts.ts'
import { formatBytes } from './bytes.ts'

/** What may be stored, null where nothing limits it. */
export type Quota = WireUser['quota']

interface Counted {
  readonly quota: Quota
  readonly usage: WireUsage | null
}

/** The part of a quota that is used, 0 to 1 and beyond; null where there is none or nobody has counted. */
export function fullnessOf({ quota, usage }: Counted): number | null {
  if (usage === null) return null
  const parts = [
    quota.maxBytes === null ? null : partOf(usage.bytes, quota.maxBytes),
    quota.maxFiles === null ? null : partOf(usage.files, quota.maxFiles),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : Math.max(...parts)
}

/** Says what is used of a quota, for example '1.20 GB of 5.00 GB, 12 files'; empty when nothing is to be said. */
export function usageWords({ quota, usage }: Counted): string {
  if (usage === null) return ''
  const bytes =
    quota.maxBytes === null
      ? formatBytes(usage.bytes)
      : t('format:usage.bytesOf', { used: formatBytes(usage.bytes), most: formatBytes(quota.maxBytes) })
  const files =
    quota.maxFiles === null
      ? t('format:usage.files', { count: usage.files })
      : t('format:usage.filesOf', { used: usage.files, count: quota.maxFiles })
  return `${bytes}, ${files}`
}

const partOf = (used: number, most: number): number => (most === 0 ? 1 : used / most)

/** Of several quotas that hold at once, the strictest, bytes and files each for itself. */
export function strictestQuota(quotas: readonly Quota[]): Quota {
  return {
    maxBytes: leastOf(quotas.map(({ maxBytes }) => maxBytes)),
    maxFiles: leastOf(quotas.map(({ maxFiles }) => maxFiles)),
  }
}

function leastOf(limits: readonly (number | null)[]): number | null {
  const set = limits.filter((limit) => limit !== null)
  return set.length === 0 ? null : Math.min(...set)
}
