import { type FormEvent, useState } from 'react'
import { type PortablePart, portableParts } from '../../../preload/contract/portable-types.ts'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { PassphraseField } from './PassphraseField.tsx'
import { partWord } from './part-words.ts'

/** Asks which parts go into the file and for the passphrase of the passwords. */
export function ExportForm({ onClose }: { onClose: () => void }) {
  const actions = useActions()
  const [parts, setParts] = useState<readonly PortablePart[]>(portableParts)
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<WireProblem | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const hasUsers = parts.includes('users')

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setIsBusy(true)
    const outcome = await actions.exportSettings({
      parts: [...parts],
      passphrase: hasUsers && passphrase !== '' ? passphrase : null,
    })
    setIsBusy(false)
    if (!outcome.ok) return setProblem(outcome.problem)
    setProblem(null)
    if (outcome.value === null) return
    actions.toast('ok', t('settings:data.savedAs', outcome.value))
    onClose()
  }

  return (
    <form
      className="form"
      aria-label={t('settings:data.exportForm')}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <fieldset className="settings-checks">
        <legend className="legend">{t('settings:data.parts')}</legend>
        {portableParts.map((part) => (
          <Checkbox
            key={part}
            label={partWord(part)}
            isChecked={parts.includes(part)}
            onChange={(isChecked) =>
              setParts(portableParts.filter((one) => (one === part ? isChecked : parts.includes(one))))
            }
          />
        ))}
      </fieldset>
      <p className="meta">{t('settings:data.hooksStay')}</p>
      {hasUsers && (
        <PassphraseField
          label={t('settings:data.passphraseFor')}
          hint={t('settings:data.passphraseForHint')}
          value={passphrase}
          problem={problem?.field === 'passphrase' ? problem.message : null}
          onChange={(text) => {
            setPassphrase(text)
            setProblem(null)
          }}
        />
      )}
      <FieldProblem problem={problem !== null && problem.field !== 'passphrase' ? problem.message : null} />
      <div className="form-buttons">
        <Button type="submit" tone="primary" disabled={isBusy || parts.length === 0}>
          {t('settings:data.chooseWhere')}
        </Button>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
