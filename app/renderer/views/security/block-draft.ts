import { network } from '../../../preload/contract/fields/limits.ts'

/** How long somebody can be blocked by hand; null for good. */
export const blockTimes = [
  { value: '900000', label: '15 minutes', ms: 900_000 },
  { value: '3600000', label: '1 hour', ms: 3_600_000 },
  { value: '86400000', label: '1 day', ms: 86_400_000 },
  { value: '604800000', label: '1 week', ms: 604_800_000 },
  { value: 'good', label: 'For good', ms: null },
] as const
export type BlockTime = (typeof blockTimes)[number]['value']

/** Milliseconds of a choice; null for good. */
export function blockTimeMs(time: BlockTime): number | null {
  return blockTimes.find(({ value }) => value === time)?.ms ?? null
}

/** What is wrong with an address or network as typed, by the contract's own rule; null when nothing is. */
export function networkProblem(text: string): string | null {
  const reading = network.safeParse(text.trim())
  if (reading.success) return null
  return reading.error.issues[0]?.message ?? 'This is no address.'
}
