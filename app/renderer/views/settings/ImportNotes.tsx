import { Button } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

/** What is worth knowing after an import, until it is read. */
export function ImportNotes({ notes, onClose }: { notes: readonly string[]; onClose: () => void }) {
  return (
    <>
      <p>{t('settings:data.importedNotes')}</p>
      <ul className="settings-notes" aria-label={t('settings:data.worthKnowing')}>
        {notes.map((note) => (
          <li key={note}>{displayText(tHost(note))}</li>
        ))}
      </ul>
      <div className="form-buttons">
        <Button onClick={onClose}>{t('common:close')}</Button>
      </div>
    </>
  )
}
