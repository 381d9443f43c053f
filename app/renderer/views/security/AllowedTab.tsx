import { type FormEvent, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { Field } from '../../components/Field.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatMoment } from '../../format/moment.ts'
import { useActions, useSecurity } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { networkProblem } from './block-draft.ts'

const columns = () => [
  { head: t('security:column.address'), width: '30%' },
  { head: t('security:column.note') },
  { head: t('security:column.since'), width: '170px' },
  { head: t('security:column.actions'), width: '100px', isHeadHidden: true },
]

/** Who is never blocked, neither by a rule nor by hand. */
export function AllowedTab() {
  const actions = useActions()
  const allowed = useSecurity((state) => state.rules?.allowed)
  const ownAddresses = useSecurity((state) => state.ownAddresses)
  return (
    <section aria-label={t('security:tab.allowed')} className="security-part">
      <p className="security-lead">{t('security:allowed.lead')}</p>
      <AllowForm />
      <DataTable label={t('security:allowed.list')} columns={columns()}>
        {(allowed ?? []).toReversed().map(({ range, note, addedAtMs }) => (
          <tr key={range}>
            <td className="mono cut" title={range}>
              {range}
            </td>
            <td className="cut" title={displayText(note)}>
              {note === '' ? <span className="quiet">{t('security:none')}</span> : displayText(note)}
            </td>
            <td className="security-when">{addedAtMs === 0 ? '' : formatMoment(addedAtMs, Date.now())}</td>
            <td className="row-actions">
              <Button
                aria-label={t('security:allowed.removeNamed', { range })}
                onClick={() => void actions.disallowAddress(range)}
              >
                {t('security:allowed.remove')}
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
              {t('security:allowed.thisComputer')}
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
      aria-label={t('security:allowed.form')}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void allow()
      }}
    >
      <Field
        label={t('security:field.address')}
        placeholder={t('security:field.or', { address: '192.168.1.7', network: '192.168.1.0/24' })}
        maxLength={60}
        value={range}
        problem={problem}
        onChange={(event) => {
          setRange(event.target.value)
          setProblem(null)
        }}
      />
      <Field
        label={t('security:field.note')}
        placeholder={t('security:field.noteHint')}
        maxLength={1_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="form-buttons">
        <Button type="submit">{t('security:allowed.submit')}</Button>
      </div>
    </form>
  )
}
