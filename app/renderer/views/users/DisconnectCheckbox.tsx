import { Checkbox } from '../../components/Checkbox.tsx'
import { t } from '../../texts/texts.ts'

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
      label={t('users:question.disconnect', { count: sessionCount })}
      isChecked={isChecked}
      onChange={onChange}
    />
  )
}
