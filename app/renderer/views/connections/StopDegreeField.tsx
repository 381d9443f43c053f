import { useId } from 'react'
import { DateTimeField } from '../../components/DateTimeField.tsx'
import { t } from '../../texts/texts.ts'
import { type BlockTime, blockTimes } from './block-time.ts'

/** How far it goes. */
export type StopDegree = 'disconnect' | 'block' | 'block-always'

interface StopDegreeFieldProps {
  readonly degree: StopDegree
  readonly onDegree: (degree: StopDegree) => void
  readonly canBlock: boolean
  readonly time: BlockTime
  readonly onTime: (time: BlockTime) => void
  readonly untilMs: number | null
  readonly onUntil: (untilMs: number | null) => void
  /** What is wrong with the date. */
  readonly problem: string | null
}

/** Disconnect, block for a time, block for good. */
export function StopDegreeField(props: StopDegreeFieldProps) {
  const { degree, onDegree, canBlock, time, onTime, untilMs, onUntil, problem } = props
  const name = useId()
  const radio = (value: StopDegree, label: string) => (
    <label className="stop-degree-label">
      <input
        type="radio"
        name={name}
        checked={degree === value}
        disabled={value !== 'disconnect' && !canBlock}
        onChange={() => onDegree(value)}
      />
      {label}
    </label>
  )
  return (
    <fieldset className="stop-degree">
      <legend className="visually-hidden">{t('connections:stop.howFar')}</legend>
      {radio('disconnect', t('connections:stop.disconnect'))}
      <div className="stop-degree-line">
        {radio('block', t('connections:stop.blockFor'))}
        <select
          className="field-input stop-degree-time"
          aria-label={t('connections:stop.blockedFor')}
          value={time}
          disabled={!canBlock}
          onChange={(event) => {
            const chosen = blockTimes.find((one) => one === event.target.value)
            if (chosen === undefined) return
            onTime(chosen)
            onDegree('block')
          }}
        >
          {blockTimes.map((one) => (
            <option key={one} value={one}>
              {t(`connections:stop.time.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {degree === 'block' && time === 'until' && (
        <div className="stop-degree-until">
          <DateTimeField
            label={t('connections:stop.blockedUntil')}
            value={untilMs}
            onChange={onUntil}
            problem={problem}
          />
        </div>
      )}
      {radio('block-always', t('connections:stop.blockAlways'))}
    </fieldset>
  )
}
