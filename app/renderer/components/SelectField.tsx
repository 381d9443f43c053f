import { FieldFrame } from './Field.tsx'

/** One option of a closed list. */
export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface SelectFieldProps<Value extends string> {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | null | undefined
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** A choice of one from a closed list, for choices that need no sentence each. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { options, value, onChange, ...field } = props
  return (
    <FieldFrame {...field}>
      {(control) => (
        <select
          {...control}
          className="field-input"
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
      )}
    </FieldFrame>
  )
}
