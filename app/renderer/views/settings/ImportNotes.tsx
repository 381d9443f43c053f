import { Button } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'

/** What is worth knowing after an import, until it is read. */
export function ImportNotes({ notes, onClose }: { notes: readonly string[]; onClose: () => void }) {
  return (
    <>
      <p>The settings were imported. Worth knowing:</p>
      <ul className="settings-notes" aria-label="Worth knowing">
        {notes.map((note) => (
          <li key={note}>{displayText(note)}</li>
        ))}
      </ul>
      <div className="form-buttons">
        <Button onClick={onClose}>Close</Button>
      </div>
    </>
  )
}
