import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { readDateTime, writeDateTime } from '../format/date-time-input.ts'
import { t } from '../texts/texts.ts'
import { IconButton } from './Button.tsx'
import { Field } from './Field.tsx'

interface DateTimeFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | null | undefined
  /** Milliseconds since 1970 UTC, or null for never; it is read once, when the field appears. */
  readonly value: number | null
  /** Takes null for an empty field and NaN for half a date, so that the form's own rules refuse it. */
  readonly onChange: (timeMs: number | null) => void
}

/** A moment in local time, or none. */
export function DateTimeField({ value, onChange, ...field }: DateTimeFieldProps) {
  const line = useRef<HTMLDivElement>(null)
  const [text, setText] = useState(() => writeDateTime(value))
  return (
    <div ref={line}>
      <Field
        {...field}
        type="datetime-local"
        value={text}
        onChange={(event) => {
          const { value: typed, validity } = event.target
          setText(typed)
          onChange(validity?.badInput ? Number.NaN : readDateTime(typed))
        }}
        trailing={
          text !== '' && (
            <IconButton
              label={t('common:clearField', { label: field.label })}
              title={t('common:clear')}
              icon={X}
              onClick={() => {
                setText('')
                onChange(null)
                // The button goes with the text; the focus must not go with it.
                line.current?.querySelector('input')?.focus()
              }}
            />
          )
        }
      />
    </div>
  )
}
