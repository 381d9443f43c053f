import { type Limits, limitWords } from '../../format/limit-words.ts'
import { t } from '../../texts/texts.ts'
import type { GroupDraft } from './account-draft.ts'

/** Says from where somebody may sign in. */
export function originSummary({ isLanOnly, allowedAddresses, deniedAddresses }: GroupDraft): string {
  const parts = [
    isLanOnly && t('accounts:origin.lanOnly'),
    allowedAddresses.length > 0 && t('accounts:origin.allowedCount', { count: allowedAddresses.length }),
    deniedAddresses.length > 0 && t('accounts:origin.deniedCount', { count: deniedAddresses.length }),
  ].filter((part) => part !== false)
  return parts.length === 0 ? t('accounts:origin.anywhere') : parts.join(', ')
}

/** Says the limits, or that there are none. */
export function limitSummary(limits: Limits): string {
  const words = limitWords(limits)
  return words === '' ? t('accounts:limit.none') : words
}
