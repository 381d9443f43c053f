import { readDateTime, writeDateTime } from '../../format/date-time-input.ts'
import type { PeriodDraft } from '../../stores/transfer-filter.ts'
import { t } from '../../texts/texts.ts'
import { PlainSelect } from './PlainSelect.tsx'

const periods = ['all', 'today', 'week', 'month', 'own'] as const

interface PeriodFieldProps {
  readonly value: PeriodDraft
  readonly onChange: (value: PeriodDraft) => void
}

/** A length of time: one of the usual ones, or two moments. */
export function PeriodField({ value, onChange }: PeriodFieldProps) {
  const { period, fromMs, toMs } = value
  return (
    <>
      <PlainSelect
        label={t('transfers:filter.period')}
        options={periods.map((name) => ({ value: name, label: t(`transfers:period.${name}`) }))}
        value={period}
        onChange={(name) => onChange({ period: name, fromMs, toMs })}
      />
      {period === 'own' && (
        <>
          <Moment
            label={t('transfers:period.from')}
            value={fromMs}
            onChange={(from) => onChange({ period, fromMs: from, toMs })}
          />
          <Moment
            label={t('transfers:period.to')}
            value={toMs}
            onChange={(to) => onChange({ period, fromMs, toMs: to })}
          />
        </>
      )}
    </>
  )
}

interface MomentProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (timeMs: number | null) => void
}

function Moment({ label, value, onChange }: MomentProps) {
  return (
    <label className="bar-moment">
      <span className="meta">{label}</span>
      <input
        type="datetime-local"
        className="field-input"
        defaultValue={writeDateTime(value)}
        onChange={(event) => onChange(readDateTime(event.target.value))}
      />
    </label>
  )
}
