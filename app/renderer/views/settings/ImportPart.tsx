import type { WireImportSummary } from '../../../preload/contract/portable-types.ts'
import { Segmented } from '../../components/Segmented.tsx'
import { displayText } from '../../format/display-text.ts'
import { partWords } from './part-words.ts'

/** What becomes of one part of an imported file. */
export type PartChoice = 'skip' | 'merge' | 'replace'

interface ImportPartProps {
  readonly summary: WireImportSummary['parts'][number]
  readonly choice: PartChoice
  readonly onChange: (choice: PartChoice) => void
}

const listOptions = [
  { value: 'skip', label: 'Leave' },
  { value: 'merge', label: 'Merge' },
  { value: 'replace', label: 'Replace all' },
] as const
const wholeOptions = [
  { value: 'skip', label: 'Leave' },
  { value: 'merge', label: 'Take over' },
] as const

/** One part of an imported file: how much is in it, what it would overwrite, and what is to become of it. */
export function ImportPart({ summary, choice, onChange }: ImportPartProps) {
  const { part, count } = summary
  const name = partWords[part]
  return (
    <div className="settings-part">
      <div className="settings-part-line">
        <span className="field-label">{count === null ? name : `${name} (${count})`}</span>
        <Segmented
          label={name}
          options={count === null ? wholeOptions : listOptions}
          value={choice}
          onChange={onChange}
        />
      </div>
      {count !== null && choice !== 'skip' && <Consequences summary={summary} choice={choice} />}
    </div>
  )
}

/** Names shown before the rest becomes a number. */
const maxShown = 5

function Consequences({ summary: { sameNames, onlyHere }, choice }: Omit<ImportPartProps, 'onChange'>) {
  const removed = choice === 'replace' ? onlyHere : []
  return (
    <>
      {sameNames.length > 0 && <p className="meta">Overwrites {namesInWords(sameNames)}.</p>}
      {removed.length > 0 && <p className="settings-warning">Removes {namesInWords(removed)}.</p>}
    </>
  )
}

function namesInWords(names: readonly string[]): string {
  const shown = names.slice(0, maxShown).map((name) => `“${displayText(name)}”`)
  const more = names.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`
}
