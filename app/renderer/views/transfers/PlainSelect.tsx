import type { SelectOption } from '../../components/SelectField.tsx'

interface PlainSelectProps<Value extends string> {
  readonly label: string
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** A choice in a bar: its first option says what it is about, its label is for screen readers. */
export function PlainSelect<Value extends string>(props: PlainSelectProps<Value>) {
  const { label, options, value, onChange } = props
  return (
    <select
      className="field-input bar-select"
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
