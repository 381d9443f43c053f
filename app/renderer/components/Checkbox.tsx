import { useId } from 'react'
import './checkbox.css'

interface CheckboxProps {
  readonly label: string
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly hint?: string
}

/** A choice inside a form; it takes effect with the form. */
export function Checkbox({ label, isChecked, onChange, hint }: CheckboxProps) {
  const id = useId()
  return (
    <div className="checkbox">
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="meta">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
