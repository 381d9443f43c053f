import { type FormEvent, useState } from 'react'
import { type PortablePart, portableParts } from '../../../preload/contract/portable-types.ts'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { PassphraseField } from './PassphraseField.tsx'
import { partWords } from './part-words.ts'

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
    actions.toast('ok', `Saved as ${outcome.value.fileName}`)
    onClose()
  }

  return (
    <form className="form" aria-label="Export settings" onSubmit={(event) => void submit(event)} noValidate>
      <fieldset className="settings-checks">
        <legend className="legend">What goes into the file</legend>
        {portableParts.map((part) => (
          <Checkbox
            key={part}
            label={partWords[part]}
            isChecked={parts.includes(part)}
            onChange={(isChecked) =>
              setParts(portableParts.filter((one) => (one === part ? isChecked : parts.includes(one))))
            }
          />
        ))}
      </fieldset>
      {hasUsers && (
        <PassphraseField
          label="Passphrase for the passwords"
          hint="Encrypts the users’ passwords. Left empty, passwords stay out and every imported user needs a new one."
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
          Choose where to save…
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  )
}
