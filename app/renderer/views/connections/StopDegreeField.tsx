import { useId } from 'react'
import { DateTimeField } from '../../components/DateTimeField.tsx'
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
      <legend className="visually-hidden">How far</legend>
      {radio('disconnect', 'Disconnect; they may come back')}
      <div className="stop-degree-line">
        {radio('block', 'Disconnect and block for')}
        <select
          className="field-input stop-degree-time"
          aria-label="Blocked for"
          value={time}
          disabled={!canBlock}
          onChange={(event) => {
            const chosen = blockTimes.find(({ value }) => value === event.target.value)
            if (chosen === undefined) return
            onTime(chosen.value)
            onDegree('block')
          }}
        >
          {blockTimes.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      {degree === 'block' && time === 'until' && (
        <div className="stop-degree-until">
          <DateTimeField label="Blocked until" value={untilMs} onChange={onUntil} problem={problem} />
        </div>
      )}
      {radio('block-always', 'Disconnect and block always')}
    </fieldset>
  )
}
