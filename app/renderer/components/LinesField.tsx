import { readLines, writeLines } from '../format/lines.ts'
import { FieldFrame } from './Field.tsx'
import { useTyped } from './use-typed.ts'

interface LinesFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | null | undefined
  readonly placeholder?: string
  readonly value: readonly string[]
  readonly onChange: (lines: readonly string[]) => void
}

/** A list of short entries, one a line. It grows with what is in it, up to six lines. */
export function LinesField({ value, onChange, placeholder, ...field }: LinesFieldProps) {
  const [text, setText] = useTyped<string, readonly string[]>(value, writeLines, readLines)
  return (
    <FieldFrame {...field}>
      {(control) => (
        <textarea
          {...control}
          className="field-input field-lines mono"
          rows={Math.min(6, Math.max(2, text.split('\n').length))}
          spellCheck={false}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            onChange(readLines(event.target.value))
          }}
        />
      )}
    </FieldFrame>
  )
}
