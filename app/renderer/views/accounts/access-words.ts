import type { WireAccess, WireShare } from '../../../preload/contract/wire-types.ts'
import { displayText } from '../../format/display-text.ts'
import { presetLabel } from '../../format/preset-words.ts'

/** Says what a user may reach, for example 'Photos: read only; Inbox: upload only'. */
export function accessWords(access: WireAccess, shares: readonly WireShare[]): string {
  if (access.kind === 'all-shares') return 'All shares'
  if (access.kind === 'groups') return 'From groups'
  const names = new Map(shares.map(({ id, name }) => [id, displayText(name)]))
  const known = access.grants.filter(({ shareId }) => names.has(shareId))
  if (known.length === 0) return 'Nothing'
  return known
    .map(({ shareId, preset }) => `${names.get(shareId)}: ${presetLabel(preset).toLowerCase()}`)
    .join('; ')
}
