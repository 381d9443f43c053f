import type { StopReach, WireStopPreview, WireStopResult } from '../../preload/contract/stop-types.ts'
import { t } from '../texts/texts.ts'
import { displayText } from './display-text.ts'

/** Says what stopping somebody did, in one line; a part that did not happen is not named. */
export function stopResultWords({ count, blocked, disabled, refusals }: WireStopResult): string {
  const parts = [
    count > 0 ? t('format:stop.ended', { count }) : '',
    blocked > 0 ? t('format:stop.blocked', { count: blocked }) : '',
    disabled > 0 ? t('format:stop.disabled', { count: disabled }) : '',
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
    const ranges = open.map(({ range }) => range)
    const whom =
      ranges.length > maxLines ? t('format:stop.addresses', { count: ranges.length }) : listed(ranges)
    if (open.length > 0) {
      lines.push(
        others === 0
          ? t('format:stop.blocks', { whom })
          : t('format:stop.blocksAlso', { whom, count: others }),
      )
    }
    if (open.some(({ range }) => range.endsWith('/64'))) {
      lines.push(t('format:stop.wholeNetwork'))
    }
  }
  if (disableUsers) {
    const others = sum(preview.users)
    const names = preview.users.map(({ name }) => displayText(name)).join(', ')
    if (others > 0) lines.push(t('format:stop.disablingEnds', { names, count: others }))
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
  return names.length < 2 ? last : t('format:stop.and', { first: names.slice(0, -1).join(', '), last })
}

function briefly(lines: readonly string[]): string[] {
  if (lines.length <= maxLines) return [...lines]
  return [...lines.slice(0, maxLines), t('format:stop.more', { count: lines.length - maxLines })]
}

function sum(entries: readonly { readonly others: number }[]): number {
  return entries.reduce((total, { others }) => total + others, 0)
}
