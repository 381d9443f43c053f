import { useId } from 'react'
import './switch.css'

interface SwitchProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly isDisabled?: boolean
  readonly hint?: string
  /** Keeps the label for screen readers only, where the row already says it. */
  readonly isLabelHidden?: boolean
  /** False in the rows of a grid that the keyboard is not in. */
  readonly isTabStop?: boolean
}

/** A setting that is on or off and takes effect where it stands. */
export function Switch({
  label,
  isOn,
  onChange,
  isDisabled = false,
  hint,
  isLabelHidden = false,
  isTabStop = true,
}: SwitchProps) {
  const id = useId()
  return (
    <div className="switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        disabled={isDisabled}
        tabIndex={isTabStop ? undefined : -1}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : ''}>
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="meta">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
