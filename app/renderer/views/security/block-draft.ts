import { network } from '../../../preload/contract/fields/limits.ts'
import { spanWords } from '../../format/span-words.ts'
import { t } from '../../texts/texts.ts'

const weekMs = 604_800_000

/** How long somebody can be blocked by hand; null for good. */
const blockTimes = [
  { value: '900000', ms: 900_000 },
  { value: '3600000', ms: 3_600_000 },
  { value: '86400000', ms: 86_400_000 },
  { value: '604800000', ms: weekMs },
  { value: 'good', ms: null },
] as const
export type BlockTime = (typeof blockTimes)[number]['value']

/** The choices in words. */
export function blockTimeOptions(): readonly { readonly value: BlockTime; readonly label: string }[] {
  return blockTimes.map(({ value, ms }) => {
    if (ms === null) return { value, label: t('security:ban.forGood') }
    return { value, label: ms === weekMs ? t('security:block.week') : spanWords(ms) }
  })
}

/** Milliseconds of a choice; null for good. */
export function blockTimeMs(time: BlockTime): number | null {
  return blockTimes.find(({ value }) => value === time)?.ms ?? null
}

/** What is wrong with an address or network as typed, by the contract's own rule; null when nothing is. */
export function networkProblem(text: string): string | null {
  const reading = network.safeParse(text.trim())
  if (reading.success) return null
  return reading.error.issues[0]?.message ?? t('security:field.noAddress')
}
