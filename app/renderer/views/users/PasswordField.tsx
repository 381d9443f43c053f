import { Copy, Eye, EyeOff, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

interface PasswordFieldProps {
  readonly label: string
  readonly password: string
  readonly problem: string | null
  readonly onChange: (password: string) => void
}

/** A password to be set: in sight at first, because it was made up for this user and has to be passed on. */
export function PasswordField({ label, password, problem, onChange }: PasswordFieldProps) {
  const actions = useActions()
  const [isShown, setIsShown] = useState(true)
  return (
    <Field
      label={label}
      type={isShown ? 'text' : 'password'}
      autoComplete="new-password"
      value={password}
      maxLength={256}
      problem={problem}
      onChange={(event) => onChange(event.target.value)}
      trailing={
        <>
          <IconButton
            label={isShown ? t('users:password.hide') : t('users:password.show')}
            icon={isShown ? EyeOff : Eye}
            onClick={() => setIsShown(!isShown)}
          />
          <IconButton
            label={t('users:password.copy')}
            icon={Copy}
            disabled={password === ''}
            onClick={() => void actions.copy(password, t('users:password.label'))}
          />
          <IconButton
            label={t('users:password.another')}
            icon={RefreshCw}
            onClick={() => void actions.suggestPassword().then(onChange)}
          />
        </>
      }
    />
  )
}
