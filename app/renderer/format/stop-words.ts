import type { StopReach, WireStopPreview, WireStopResult } from '../../preload/contract/stop-types.ts'
import { countWords } from './count-words.ts'
import { displayText } from './display-text.ts'

/** Says what stopping somebody did, in one line; a part that did not happen is not named. */
export function stopResultWords({ count, blocked, disabled, refusals }: WireStopResult): string {
  const parts = [
    count > 0 ? `${countWords(count, 'connection')} ended` : '',
    blocked > 0 ? `${countWords(blocked, 'address', 'addresses')} blocked` : '',
    disabled > 0 ? `${countWords(disabled, 'user')} disabled` : '',
  ].filter(Boolean)
  const done = parts.length === 0 ? [] : [`${parts.join(', ')}.`]
  return [...done, ...briefly(refusals)].join(' ')
}

/** Says what it would do besides ending these connections; each line is a sentence. */
export function stopImpactLines(
  preview: WireStopPreview,
  { block, disableUsers }: Pick<StopReach, 'block' | 'disableUsers'>,
): string[] {
  const lines: string[] = []
  if (block) {
    const open = preview.addresses.filter(({ guard }) => guard === null)
    const others = sum(open)
    const also = others === 0 ? '' : `, which also ends ${countWords(others, 'other session')} from there`
    const ranges = open.map(({ range }) => range)
    const whom = ranges.length > maxLines ? `${ranges.length} addresses` : listed(ranges)
    if (open.length > 0) lines.push(`Blocks ${whom}${also}.`)
    if (open.some(({ range }) => range.endsWith('/64'))) {
      lines.push('For IPv6 the whole /64 is blocked: a device changes its address within it at will.')
    }
  }
  if (disableUsers) {
    const others = sum(preview.users)
    const names = preview.users.map(({ name }) => displayText(name)).join(', ')
    if (others > 0) lines.push(`Disabling ${names} also ends ${countWords(others, 'other session')}.`)
  }
  return lines
}

/** Says who cannot be blocked, and why. */
export function guardLines({ addresses }: WireStopPreview): string[] {
  return briefly(addresses.flatMap(({ guard }) => guard ?? []))
}

const maxLines = 3

/** For example 'a, b and c'. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function briefly(lines: readonly string[]): string[] {
  if (lines.length <= maxLines) return [...lines]
  return [...lines.slice(0, maxLines), `And ${lines.length - maxLines} more.`]
}

function sum(entries: readonly { readonly others: number }[]): number {
  return entries.reduce((total, { others }) => total + others, 0)
}
