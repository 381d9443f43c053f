import { formatBytes } from '../../format/bytes.ts'
import { countWords } from '../../format/count-words.ts'
import { formatDate } from '../../format/time-of-day.ts'
import { isSet } from '../../format/whole-number.ts'
import type { ShareDraft } from './share-draft.ts'

/** What links do, weakest first. */
export const linkOptions = [
  { value: 'never', label: 'Hide all links' },
  { value: 'inside', label: 'Follow links that stay inside' },
  { value: 'anywhere', label: 'Follow links anywhere' },
] as const

/** What becomes of the links that are not followed. */
export const linkHints = {
  never: 'Clients see no link at all, as if there were none.',
  inside: 'Links that lead out of the folder stay hidden.',
  anywhere: undefined,
} as const

/** What an upload does to a file of the same name. */
export const existingOptions = [
  { value: 'overwrite', label: 'Replace it, if the rights allow' },
  { value: 'refuse', label: 'Refuse the upload' },
  { value: 'keep-both', label: 'Keep both, with a number in the name' },
] as const

/** What becomes of an interrupted upload. */
export const partialOptions = [
  { value: 'resume', label: 'Keep new files so that clients can resume' },
  { value: 'keep', label: 'Keep every part' },
  { value: 'delete', label: 'Delete the part' },
] as const

const labelOf = (options: readonly { readonly value: string; readonly label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value

/** Says in a few words what each closed section of the form holds. */
export const shareSummaries = {
  folders: ({ folders }: ShareDraft): string =>
    folders.length === 0 ? 'None' : countWords(folders.length, 'folder'),
  names: ({ names }: ShareDraft): string => {
    const count = names.allow.length + names.deny.length + names.hide.length
    return count === 0 ? 'All names' : countWords(count, 'pattern')
  },
  uploads: ({ onExisting, partialUploads }: ShareDraft): string =>
    onExisting === 'overwrite' && partialUploads === 'resume'
      ? 'Usual'
      : (labelOf(existingOptions, onExisting).split(',')[0] ?? ''),
  links: ({ links }: ShareDraft): string => labelOf(linkOptions, links),
  room: ({ quota, maxFileBytes, diskReserveBytes }: ShareDraft): string => {
    const parts = [
      isSet(quota.maxBytes) && formatBytes(quota.maxBytes),
      isSet(quota.maxFiles) && countWords(quota.maxFiles, 'file'),
      isSet(maxFileBytes) && `files up to ${formatBytes(maxFileBytes)}`,
      isSet(diskReserveBytes) && `${formatBytes(diskReserveBytes)} kept free`,
    ].filter((part) => part !== false)
    return parts.length === 0 ? 'No limits' : parts.join(', ')
  },
  available: ({ isEnabled, expiresAtMs }: ShareDraft): string => {
    if (!isEnabled) return 'Switched off'
    return isSet(expiresAtMs) ? `Until ${formatDate(expiresAtMs)}` : 'Always'
  },
}
