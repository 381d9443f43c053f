import { countWords } from '../../format/count-words.ts'
import { type Limits, limitWords } from '../../format/limit-words.ts'
import type { GroupDraft } from './account-draft.ts'

/** Says from where somebody may sign in. */
export function originSummary({ isLanOnly, allowedAddresses, deniedAddresses }: GroupDraft): string {
  const parts = [
    isLanOnly && 'Local network only',
    allowedAddresses.length > 0 &&
      countWords(allowedAddresses.length, 'allowed address', 'allowed addresses'),
    deniedAddresses.length > 0 && countWords(deniedAddresses.length, 'denied address', 'denied addresses'),
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'Anywhere' : parts.join(', ')
}

/** Says the limits, or that there are none. */
export function limitSummary(limits: Limits): string {
  const words = limitWords(limits)
  return words === '' ? 'No limits' : words
}
