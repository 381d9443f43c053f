import { type LogLevel, logAreas, logLevels } from '../../../preload/contract/fields/log-rules.ts'
import type { SelectOption } from '../../components/SelectField.tsx'
import type { StateShape, StateTone } from '../../format/session-words.ts'
import { currentLocale, t } from '../../texts/texts.ts'

/** How grave a line is, as shape and colour; the word is beside them. */
export const levelMarks: Readonly<
  Record<LogLevel, { readonly shape: StateShape; readonly tone: StateTone }>
> = {
  error: { shape: 'square', tone: 'bad' },
  warning: { shape: 'triangle', tone: 'warning' },
  info: { shape: 'filled', tone: 'quiet' },
  debug: { shape: 'ring', tone: 'quiet' },
}

/** What a level is called. */
export const levelWord = (level: LogLevel): string => t(`logs:level.${level}`)

/** Levels to filter by; `debug` is everything. */
export function levelFilterOptions(): readonly SelectOption<LogLevel>[] {
  return logLevels.toReversed().map((value) => ({
    value,
    label: value === 'debug' ? t('logs:filter.allLevels') : t(`logs:filter.from.${value}`),
  }))
}

/** Areas to filter by. */
export function areaFilterOptions(): readonly SelectOption<(typeof logAreas)[number] | 'all'>[] {
  return [
    { value: 'all', label: t('logs:filter.allAreas') },
    ...logAreas.map((value) => ({ value, label: t(`logs:area.${value}`) })),
  ]
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** A time of day to the millisecond, for example '14:03:09.123'. */
export function formatLogTime(timeMs: number, locale = currentLocale()): string {
  let clock = clocks.get(locale)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
    })
    clocks.set(locale, clock)
  }
  return clock.format(timeMs)
}
