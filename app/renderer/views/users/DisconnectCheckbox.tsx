import { Checkbox } from '../../components/Checkbox.tsx'
import { countWords } from '../../format/count-words.ts'

interface DisconnectCheckboxProps {
  readonly sessionCount: number
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
}

/** Asks whether those who are signed in go, too; nothing is asked where nobody is. */
export function DisconnectCheckbox({ sessionCount, isChecked, onChange }: DisconnectCheckboxProps) {
  if (sessionCount === 0) return null
  return (
    <Checkbox
      label={`Also disconnect ${countWords(sessionCount, 'session')}`}
      isChecked={isChecked}
      onChange={onChange}
    />
  )
}
