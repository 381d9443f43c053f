import {
  type AmountUnit,
  amountUnitLabel,
  readAmount,
  type TypedAmount,
  writeAmount,
} from '../format/amount.ts'
import { t } from '../texts/texts.ts'
import { FieldFrame } from './Field.tsx'
import { useTyped } from './use-typed.ts'

/** What every field about an amount of bytes takes. */
export interface AmountFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | null | undefined
  /** What no number means, shown in the empty field. */
  readonly placeholder?: string
  /** Bytes, or null for none. */
  readonly value: number | null
  /** Takes bytes, null for an empty field, NaN for what is no number, so that the form's own rules refuse it. */
  readonly onChange: (bytes: number | null) => void
}

/** A number with a choice of units; the one place of what sizes and speeds have in common. */
export function AmountField(props: AmountFieldProps & { readonly units: readonly AmountUnit[] }) {
  const { label, hint, problem, placeholder = t('common:noLimit'), value, onChange, units } = props
  const [typed, setTyped] = useTyped(value, (bytes) => writeAmount(bytes, units), readAmount)
  const change = (part: Partial<TypedAmount>): void => {
    const next = { ...typed, ...part }
    setTyped(next)
    onChange(readAmount(next))
  }
  return (
    <FieldFrame label={label} hint={hint} problem={problem}>
      {(control) => (
        <>
          <input
            {...control}
            className="field-input amount-digits"
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            placeholder={placeholder}
            value={typed.digits}
            onChange={(event) => change({ digits: event.target.value })}
          />
          <select
            className="field-input amount-unit"
            aria-label={t('common:unitOf', { label })}
            value={typed.unitBytes}
            onChange={(event) => change({ unitBytes: Number(event.target.value) })}
          >
            {units.map((unit) => (
              <option key={unit.bytes} value={unit.bytes}>
                {amountUnitLabel(unit)}
              </option>
            ))}
          </select>
        </>
      )}
    </FieldFrame>
  )
}
