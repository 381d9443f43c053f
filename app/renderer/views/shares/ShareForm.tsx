import { type FormEvent, useState } from 'react'
import type { WirePreset, WireProblem } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { presetWords } from '../../format/preset-words.ts'

interface ShareFormProps {
  readonly label: string
  readonly submitLabel: string
  readonly initialName: string
  readonly initialPreset: WirePreset
  /** Does it; resolves with what is wrong, or null. */
  readonly onSubmit: (share: { name: string; preset: WirePreset }) => Promise<WireProblem | null>
  readonly onClose: () => void
}

/** Name and access of a share. */
export function ShareForm(props: ShareFormProps) {
  const { label, submitLabel, initialName, initialPreset, onSubmit, onClose } = props
  const [name, setName] = useState(initialName)
  const [preset, setPreset] = useState(initialPreset)
  const [problem, setProblem] = useState<WireProblem | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setIsBusy(true)
    const found = await onSubmit({ name: name.trim(), preset })
    setIsBusy(false)
    setProblem(found)
    if (found === null) onClose()
  }

  return (
    <form className="form" aria-label={label} onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label="Name"
        hint="What clients see as the folder's name."
        value={name}
        maxLength={200}
        problem={problem?.field === 'name' ? problem.message : null}
        onChange={(event) => setName(event.target.value)}
      />
      <RadioCards legend="Access" cards={presetWords} value={preset} onChange={setPreset} />
      <FieldProblem problem={problem !== null && problem.field !== 'name' ? problem.message : null} />
      <div className="form-buttons">
        <Button type="submit" tone="primary" disabled={isBusy || name.trim() === ''}>
          {submitLabel}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  )
}
