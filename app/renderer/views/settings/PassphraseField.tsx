import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { t } from '../../texts/texts.ts'

interface PassphraseFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly problem: string | null
  readonly onChange: (passphrase: string) => void
}

/** The passphrase of exported passwords; hidden unless somebody wants to see what is typed. */
export function PassphraseField({ value, onChange, ...field }: PassphraseFieldProps) {
  const [isShown, setIsShown] = useState(false)
  return (
    <Field
      {...field}
      type={isShown ? 'text' : 'password'}
      autoComplete="off"
      maxLength={256}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      trailing={
        <IconButton
          label={t(isShown ? 'settings:data.hide' : 'settings:data.show')}
          icon={isShown ? EyeOff : Eye}
          onClick={() => setIsShown(!isShown)}
        />
      }
    />
  )
}
