import { type FormEvent, useState } from 'react'
import type { PortablePart, WireImportSummary } from '../../../preload/contract/portable-types.ts'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatDate } from '../../format/time-of-day.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { ImportPart, type PartChoice } from './ImportPart.tsx'
import { PassphraseField } from './PassphraseField.tsx'

interface ImportFormProps {
  readonly summary: WireImportSummary
  readonly onCancel: () => void
  readonly onDone: (notes: readonly string[]) => void
}

/** Shows what a file would bring and asks what is to be taken over; nothing has been changed so far. */
export function ImportForm({ summary, onCancel, onDone }: ImportFormProps) {
  const actions = useActions()
  const [choices, setChoices] = useState<Partial<Record<PortablePart, PartChoice>>>({})
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<WireProblem | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const choiceOf = (part: PortablePart): PartChoice => choices[part] ?? 'merge'
  const taken = summary.parts.flatMap(({ part }) => {
    const choice = choiceOf(part)
    return choice === 'skip' ? [] : [[part, choice] as const]
  })
  const takes = (part: PortablePart): boolean => taken.some(([one]) => one === part)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setIsBusy(true)
    const outcome = await actions.importSettings({
      token: summary.token,
      passphrase: summary.hasPasswords && passphrase !== '' ? passphrase : null,
      choices: Object.fromEntries(taken),
    })
    setIsBusy(false)
    if (!outcome.ok) return setProblem(outcome.problem)
    actions.toast('ok', t('settings:data.imported'))
    onDone(outcome.value.notes)
  }

  return (
    <form
      className="form"
      aria-label={t('settings:data.importForm')}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <p>
        <strong>{displayText(summary.fileName)}</strong>
        {summary.exportedAtMs !== null && (
          <span className="meta">
            {' '}
            {t('settings:data.exportedOn', { date: formatDate(summary.exportedAtMs, currentLocale()) })}
          </span>
        )}
      </p>
      {summary.parts.map((part) => (
        <ImportPart
          key={part.part}
          summary={part}
          choice={choiceOf(part.part)}
          onChange={(choice) => setChoices({ ...choices, [part.part]: choice })}
        />
      ))}
      {takes('shares') && <FolderNotes summary={summary} />}
      {takes('users') && summary.hasPasswords && (
        <PassphraseField
          label={t('settings:data.passphraseOf')}
          hint={t('settings:data.passphraseOfHint')}
          value={passphrase}
          problem={problem?.field === 'passphrase' ? problem.message : null}
          onChange={(text) => {
            setPassphrase(text)
            setProblem(null)
          }}
        />
      )}
      {takes('users') && !summary.hasPasswords && (
        <p className="settings-warning">{t('settings:data.noPasswords')}</p>
      )}
      <FieldProblem problem={problem !== null && problem.field !== 'passphrase' ? problem.message : null} />
      <div className="form-buttons">
        <Button type="submit" tone="primary" disabled={isBusy || taken.length === 0}>
          {t('settings:data.importButton')}
        </Button>
        <Button onClick={onCancel}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}

/** Shares whose folder is not what it was where the file comes from. */
function FolderNotes({ summary: { missingFolders, refusedShares } }: { summary: WireImportSummary }) {
  if (missingFolders.length === 0 && refusedShares.length === 0) return null
  return (
    <ul className="settings-notes" aria-label={t('settings:data.folders')}>
      {missingFolders.map(({ name, folder }) => (
        <li key={name}>
          {t('settings:data.missingFolder', { name: displayText(name), folder: displayText(folder) })}
        </li>
      ))}
      {refusedShares.map(({ name, reason }) => (
        <li key={name}>
          {t('settings:data.refusedShare', { name: displayText(name), reason: displayText(tHost(reason)) })}
        </li>
      ))}
    </ul>
  )
}
