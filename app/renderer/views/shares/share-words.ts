import { formatBytes } from '../../format/bytes.ts'
import { formatDate } from '../../format/time-of-day.ts'
import { isSet } from '../../format/whole-number.ts'
import { t } from '../../texts/texts.ts'
import type { ShareDraft } from './share-draft.ts'

/** What links do, weakest first. */
export const linkOptions = () =>
  (['never', 'inside', 'anywhere'] as const).map((value) => ({ value, label: t(`shares:link.${value}`) }))

/** What becomes of the links that are not followed. */
export function linkHint(links: ShareDraft['links']): string | undefined {
  return links === 'anywhere' ? undefined : t(`shares:link.${links}Hint`)
}

/** What an upload does to a file of the same name. */
export const existingOptions = () =>
  (['overwrite', 'refuse', 'keep-both'] as const).map((value) => ({
    value,
    label: t(`shares:existing.${value}`),
  }))

/** What becomes of an interrupted upload. */
export const partialOptions = () =>
  (['resume', 'keep', 'delete'] as const).map((value) => ({ value, label: t(`shares:partial.${value}`) }))

/** Says in a few words what each closed section of the form holds. */
export const shareSummaries = {
  folders: ({ folders }: ShareDraft): string =>
    folders.length === 0 ? t('shares:summary.none') : t('shares:summary.folders', { count: folders.length }),
  names: ({ names }: ShareDraft): string => {
    const count = names.allow.length + names.deny.length + names.hide.length
    return count === 0 ? t('shares:summary.allNames') : t('shares:summary.patterns', { count })
  },
  uploads: ({ onExisting, partialUploads }: ShareDraft): string => {
    if (onExisting === 'refuse') return t('shares:existing.refuse')
    if (onExisting === 'keep-both') return t('shares:summary.keepBoth')
    return partialUploads === 'resume' ? t('shares:summary.usual') : t('shares:summary.overwrite')
  },
  links: ({ links }: ShareDraft): string => t(`shares:link.${links}`),
  room: ({ quota, maxFileBytes, diskReserveBytes }: ShareDraft): string => {
    const parts = [
      isSet(quota.maxBytes) && formatBytes(quota.maxBytes),
      isSet(quota.maxFiles) && t('shares:summary.files', { count: quota.maxFiles }),
      isSet(maxFileBytes) && t('shares:summary.filesUpTo', { size: formatBytes(maxFileBytes) }),
      isSet(diskReserveBytes) && t('shares:summary.keptFree', { size: formatBytes(diskReserveBytes) }),
    ].filter((part) => part !== false)
    return parts.length === 0 ? t('shares:summary.noLimits') : parts.join(', ')
  },
  available: ({ isEnabled, expiresAtMs }: ShareDraft): string => {
    if (!isEnabled) return t('shares:summary.off')
    return isSet(expiresAtMs)
      ? t('shares:summary.until', { date: formatDate(expiresAtMs) })
      : t('shares:summary.always')
  },
}
