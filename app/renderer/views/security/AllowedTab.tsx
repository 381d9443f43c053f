import { type FormEvent, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { Field } from '../../components/Field.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatMoment } from '../../format/moment.ts'
import { useActions, useSecurity } from '../../stores/dashboard-context.tsx'
import { networkProblem } from './block-draft.ts'

const columns = [
  { head: 'Address', width: '30%' },
  { head: 'Note' },
  { head: 'Since', width: '170px' },
  { head: 'Actions', width: '100px', isHeadHidden: true },
] as const

/** Who is never blocked, neither by a rule nor by hand. */
export function AllowedTab() {
  const actions = useActions()
  const allowed = useSecurity((state) => state.rules?.allowed)
  const ownAddresses = useSecurity((state) => state.ownAddresses)
  return (
    <section aria-label="Allowed" className="security-part">
      <p className="security-lead">
        These addresses are never blocked, neither by a rule nor by hand. They are still slowed down after
        wrong passwords.
      </p>
      <AllowForm />
      <DataTable label="Allowed addresses" columns={columns}>
        {(allowed ?? []).toReversed().map(({ range, note, addedAtMs }) => (
          <tr key={range}>
            <td className="mono cut" title={range}>
              {range}
            </td>
            <td className="cut" title={displayText(note)}>
              {note === '' ? <span className="quiet">None</span> : displayText(note)}
            </td>
            <td className="security-when">{addedAtMs === 0 ? '' : formatMoment(addedAtMs, Date.now())}</td>
            <td className="row-actions">
              <Button aria-label={`Remove ${range}`} onClick={() => void actions.disallowAddress(range)}>
                Remove
              </Button>
            </td>
          </tr>
        ))}
        {ownAddresses.map((address) => (
          <tr key={address}>
            <td className="mono cut" title={address}>
              {address}
            </td>
            <td colSpan={3} className="quiet">
              This computer, which is always protected
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  )
}

function AllowForm() {
  const actions = useActions()
  const [range, setRange] = useState('')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const allow = async (): Promise<void> => {
    const wrong = networkProblem(range)
    setProblem(wrong)
    if (wrong !== null) return
    const refused = await actions.allowAddress(range.trim(), note.trim())
    setProblem(refused?.message ?? null)
    if (refused !== null) return
    setRange('')
    setNote('')
  }

  return (
    <form
      className="security-form security-form-short"
      aria-label="Always allow an address"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void allow()
      }}
    >
      <Field
        label="Address or network"
        placeholder="192.168.1.7 or 192.168.1.0/24"
        maxLength={60}
        value={range}
        problem={problem}
        onChange={(event) => {
          setRange(event.target.value)
          setProblem(null)
        }}
      />
      <Field
        label="Note"
        placeholder="For your eyes only"
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="form-buttons">
        <Button type="submit">Always allow</Button>
      </div>
    </form>
  )
}
