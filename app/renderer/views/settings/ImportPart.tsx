import type { WireImportSummary } from '../../../preload/contract/portable-types.ts'
import { Segmented } from '../../components/Segmented.tsx'
import { displayText } from '../../format/display-text.ts'
import { t } from '../../texts/texts.ts'
import { partWord } from './part-words.ts'

/** What becomes of one part of an imported file. */
export type PartChoice = 'skip' | 'merge' | 'replace'

interface ImportPartProps {
  readonly summary: WireImportSummary['parts'][number]
  readonly choice: PartChoice
  readonly onChange: (choice: PartChoice) => void
}

const listOptions = () =>
  [
    { value: 'skip', label: t('settings:data.choice.skip') },
    { value: 'merge', label: t('settings:data.choice.merge') },
    { value: 'replace', label: t('settings:data.choice.replace') },
  ] as const
const wholeOptions = () =>
  [
    { value: 'skip', label: t('settings:data.choice.skip') },
    { value: 'merge', label: t('settings:data.choice.take') },
  ] as const

/** One part of an imported file: how much is in it, what it would overwrite, and what is to become of it. */
export function ImportPart({ summary, choice, onChange }: ImportPartProps) {
  const { part, count } = summary
  const name = partWord(part)
  return (
    <div className="settings-part">
      <div className="settings-part-line">
        <span className="field-label">
          {count === null ? name : t('settings:data.partCount', { name, amount: count })}
        </span>
        <Segmented
          label={name}
          options={count === null ? wholeOptions() : listOptions()}
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
      {sameNames.length > 0 && (
        <p className="meta">{t('settings:data.overwrites', { names: namesInWords(sameNames) })}</p>
      )}
      {removed.length > 0 && (
        <p className="settings-warning">{t('settings:data.removes', { names: namesInWords(removed) })}</p>
      )}
    </>
  )
}

function namesInWords(names: readonly string[]): string {
  const shown = names.slice(0, maxShown).map((name) => t('settings:data.quoted', { name: displayText(name) }))
  const more = names.length - shown.length
  if (more > 0) return t('settings:data.namesMore', { names: shown.join(', '), amount: more })
  const last = shown.pop() ?? ''
  return shown.length === 0 ? last : t('settings:data.namesAnd', { names: shown.join(', '), last })
}
