import type { WireAccess, WirePreset, WireShare } from '../../../preload/contract/wire-types.ts'
import { displayText } from '../../format/display-text.ts'
import { presetLabel } from '../../format/preset-words.ts'
import { withinSentence } from '../../format/within-sentence.ts'
import { t } from '../../texts/texts.ts'

/** Says what a user may reach, for example 'Photos: read only; Inbox: upload only'. */
export function accessWords(access: WireAccess, shares: readonly WireShare[]): string {
  if (access.kind === 'all-shares') return t('accounts:kind.allShares')
  if (access.kind === 'groups') return t('accounts:kind.fromGroups')
  const names = new Map(shares.map(({ id, name }) => [id, displayText(name)]))
  const known = access.grants.filter(({ shareId }) => names.has(shareId))
  if (known.length === 0) return t('accounts:nothing')
  return known
    .map(({ shareId, preset }) => `${names.get(shareId)}: ${withinSentence(presetLabel(preset))}`)
    .join('; ')
}

/** Strongest first; rights of one's own choice may be anything but the fullest. */
const byStrength: readonly WirePreset[] = ['full', 'custom', 'read-upload', 'upload-only', 'read-only']

/** The same for a narrow column: of several shares their number and the strongest right, '3 shares, full access'. */
export function accessSummary(access: WireAccess, shares: readonly WireShare[]): string {
  if (access.kind !== 'selected') return accessWords(access, shares)
  const known = access.grants.filter(({ shareId }) => shares.some(({ id }) => id === shareId))
  const strongest = byStrength.find((preset) => known.some((grant) => grant.preset === preset))
  if (known.length < 2 || strongest === undefined) return accessWords(access, shares)
  return t('accounts:shares', {
    count: known.length,
    strongest: withinSentence(presetLabel(strongest)),
  })
}
