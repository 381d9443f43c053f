import { LongName } from './LongName.tsx'
import './name-with-note.css'

interface NameWithNoteProps {
  /** As it is stored; it is made safe to look at here. */
  readonly name: string
  /** Safe to look at; empty when there is none. */
  readonly note: string
}

/** What a row is about, and quietly beside it what else is to be known; the name keeps its place when there is little. */
export function NameWithNote({ name, note }: NameWithNoteProps) {
  return (
    <span className="name-with-note">
      <strong>
        <LongName text={name} />
      </strong>
      {note !== '' && (
        <span className="meta cut" title={note}>
          {note}
        </span>
      )}
    </span>
  )
}
