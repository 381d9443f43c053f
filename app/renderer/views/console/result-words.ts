import { currentLocale, t } from '../../texts/texts.ts'

/** How long something took, in milliseconds: '12 ms' or '3.4 s'. */
export function tookWords(ms: number): string {
  if (ms < 1_000)
    return t('console:took.ms', { ms: Math.max(1, Math.round(ms)).toLocaleString(currentLocale()) })
  const seconds = (ms / 1_000).toLocaleString(currentLocale(), { maximumFractionDigits: 1 })
  return t('console:took.seconds', { seconds })
}
