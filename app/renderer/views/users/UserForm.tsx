import { type FormEvent, type ReactNode, useState } from 'react'
import type { WireAccess, WireProblem } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { AccessField } from './AccessField.tsx'

/** What both forms about a user ask for. */
export interface UserDraft {
  readonly name: string
  readonly requiresTls: boolean
  readonly access: WireAccess
  readonly note: string
}

interface UserFormProps {
  readonly label: string
  readonly submitLabel: string
  readonly initial: UserDraft
  /** False while the password is missing. */
  readonly isComplete: boolean
  /** The password's part of the form; it gets the problem that belongs to it. */
  readonly renderPassword: (problem: string | null) => ReactNode
  /** Does it; resolves with what is wrong, or null. */
  readonly onSubmit: (draft: UserDraft) => Promise<WireProblem | null>
  readonly onCancel: () => void
}

const ownFields = ['name', 'password', 'access', 'note']

/** The form about one user. */
export function UserForm(props: UserFormProps) {
  const [draft, setDraft] = useState(props.initial)
  const [problem, setProblem] = useState<WireProblem | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const problemOf = (field: string): string | null => (problem?.field === field ? problem.message : null)
  const change = (part: Partial<UserDraft>): void => setDraft({ ...draft, ...part })

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setIsBusy(true)
    const found = await props.onSubmit({ ...draft, name: draft.name.trim(), note: draft.note.trim() })
    setIsBusy(false)
    setProblem(found)
  }

  return (
    <form className="form" aria-label={props.label} onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label="User name"
        value={draft.name}
        maxLength={200}
        problem={problemOf('name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      {props.renderPassword(problemOf('password'))}
      <AccessField access={draft.access} onChange={(access) => change({ access })} />
      <FieldProblem problem={problemOf('access')} />
      <Checkbox
        label="Require encryption"
        hint="Refuses clients that cannot do FTP over TLS, such as Windows Explorer and old scanners."
        isChecked={draft.requiresTls}
        onChange={(requiresTls) => change({ requiresTls })}
      />
      <Field
        label="Note"
        placeholder="Optional, only you see it"
        value={draft.note}
        maxLength={1000}
        problem={problemOf('note')}
        onChange={(event) => change({ note: event.target.value })}
      />
      <FieldProblem
        problem={problem !== null && !ownFields.includes(problem.field ?? '') ? problem.message : null}
      />
      <div className="form-buttons">
        <Button
          type="submit"
          tone="primary"
          disabled={isBusy || draft.name.trim() === '' || !props.isComplete}
        >
          {props.submitLabel}
        </Button>
        <Button onClick={props.onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
