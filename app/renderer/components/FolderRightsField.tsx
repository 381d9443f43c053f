import { FolderPlus, Trash2 } from 'lucide-react'
import type { WireGrant } from '../../preload/contract/wire-types.ts'
import { t } from '../texts/texts.ts'
import { Button, IconButton } from './Button.tsx'
import { Field, FieldProblem } from './Field.tsx'
import { RightsSelect } from './RightsField.tsx'
import './folder-rights-field.css'

/** Other rights in one folder and all below it. */
export type FolderRights = WireGrant['folders'][number]

interface FolderRightsFieldProps {
  readonly label: string
  readonly value: readonly FolderRights[]
  readonly onChange: (folders: readonly FolderRights[]) => void
  /** What is wrong with the list, or with one entry (`0.folder`); the path is empty for the list itself. */
  readonly problemOf: (path: string) => string | null
}

/** As clients would type it; the same in every language. */
const examplePath = 'photos/2026'

const fresh: FolderRights = { folder: '', preset: 'read-only', permissions: [] }

/** A list of folders inside a share that have rights of their own. */
export function FolderRightsField({ label, value, onChange, problemOf }: FolderRightsFieldProps) {
  const set = (index: number, part: Partial<FolderRights>): void =>
    onChange(value.map((entry, at) => (at === index ? { ...entry, ...part } : entry)))
  return (
    <fieldset className="folder-rights" aria-label={label}>
      <legend className="legend">{label}</legend>
      {value.map((entry, index) => (
        // An entry has no name but its place in the list.
        // biome-ignore lint/suspicious/noArrayIndexKey: every control is controlled, so a place may change its entry
        <div key={index} className="folder-rights-entry">
          <Field
            label={t('common:folders.place', { place: index + 1 })}
            placeholder={examplePath}
            value={entry.folder}
            maxLength={4000}
            problem={problemOf(`${index}.folder`)}
            onChange={(event) => set(index, { folder: event.target.value })}
            trailing={
              <IconButton
                label={t('common:folders.remove', { place: index + 1 })}
                title={t('common:remove')}
                tone="danger"
                icon={Trash2}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              />
            }
          />
          <RightsSelect
            label={t('common:folders.rights', { place: index + 1 })}
            value={entry}
            onChange={(rights) => set(index, rights)}
          />
        </div>
      ))}
      <FieldProblem problem={problemOf('')} />
      <div>
        <Button icon={FolderPlus} onClick={() => onChange([...value, fresh])}>
          {t('common:folders.add')}
        </Button>
      </div>
    </fieldset>
  )
}
