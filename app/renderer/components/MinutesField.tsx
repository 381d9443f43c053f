import { readMinutes, writeMinutes } from '../format/minutes.ts'
import { t } from '../texts/texts.ts'
import { Field } from './Field.tsx'
import { useTyped } from './use-typed.ts'

interface MinutesFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | null | undefined
  /** Milliseconds, or null for none. */
  readonly value: number | null
  /** Takes milliseconds, null for an empty field and NaN for what is no number, so that the form's own rules refuse it. */
  readonly onChange: (durationMs: number | null) => void
}

/** A duration in minutes. */
export function MinutesField({ value, onChange, ...field }: MinutesFieldProps) {
  const [text, setText] = useTyped(value, writeMinutes, readMinutes)
  return (
    <Field
      {...field}
      unit={t('common:minutes')}
      inputMode="decimal"
      maxLength={10}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        onChange(readMinutes(event.target.value))
      }}
    />
  )
}
