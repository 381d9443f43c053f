import type { WireSecurity } from '../../../preload/contract/wire-security.ts'
import { spanWords } from '../../format/span-words.ts'
import { t } from '../../texts/texts.ts'

type Rules = WireSecurity['rules']

/** Devices of the local networks need so many times the points, see the host's protection.ts. */
const localFactor = 5

/** Says the rule in one line, as the empty list shows it. */
export function ruleInBrief({ isOn, maxPoints, windowMs, blockMs }: Rules): string {
  if (!isOn) return t('security:rule.off')
  return t('security:rule.brief', {
    points: maxPoints,
    window: spanWords(windowMs),
    block: spanWords(blockMs),
  })
}

/** Says in plain words what the rules do, all of them. */
export function ruleSentences(rules: Rules): string[] {
  if (!rules.isOn) return [t('security:rule.sentence.off')]
  const { maxPoints, windowMs, blockMs, longestBlockMs, endsSessions, localNetwork } = rules
  return [
    t('security:rule.sentence.who', {
      points: maxPoints,
      window: spanWords(windowMs),
      block: spanWords(blockMs),
      longest: spanWords(longestBlockMs),
    }),
    t('security:rule.sentence.weights'),
    t(endsSessions ? 'security:rule.sentence.ends' : 'security:rule.sentence.goOn'),
    t(`security:rule.sentence.${localNetwork}`, { points: maxPoints * localFactor }),
  ]
}
