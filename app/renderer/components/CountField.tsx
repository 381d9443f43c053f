import { readWholeNumber, writeWholeNumber } from '../format/whole-number.ts'
import { t } from '../texts/texts.ts'
import { Field } from './Field.tsx'
import { useTyped } from './use-typed.ts'

interface CountFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | null | undefined
  readonly placeholder?: string
  /** The number, or null for none. */
  readonly value: number | null
  /** Takes null for an empty field and NaN for what is no whole number, so that the form's own rules refuse it. */
  readonly onChange: (value: number | null) => void
}

/** A whole number that may be absent. */
export function CountField({
  value,
  onChange,
  placeholder = t('common:noLimit'),
  ...field
}: CountFieldProps) {
  const [text, setText] = useTyped(value, writeWholeNumber, readWholeNumber)
  return (
    <Field
      {...field}
      inputMode="numeric"
      maxLength={20}
      placeholder={placeholder}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        onChange(readWholeNumber(event.target.value))
      }}
    />
  )
}
