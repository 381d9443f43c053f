import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { WireGrant, WireShare } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Field } from '../../components/Field.tsx'
import { FolderRightsField } from '../../components/FolderRightsField.tsx'
import { RightsChecks, withPreset } from '../../components/RightsField.tsx'
import { displayText } from '../../format/display-text.ts'
import { presetWords } from '../../format/preset-words.ts'
import { t } from '../../texts/texts.ts'
import { grantOfShare } from './grant-of-share.ts'

interface GrantEntryProps {
  readonly share: WireShare
  /** Null while the share is not granted. */
  readonly grant: WireGrant | null
  /** Takes a path inside the grant, such as `at`. */
  readonly problemOf: (path: string) => string | null
  readonly onChange: (grant: WireGrant | null) => void
}

/** One share in a list to tick: once ticked, what may be done there and where it appears. */
export function GrantEntry({ share, grant, problemOf, onChange }: GrantEntryProps) {
  const [isOpen, setIsOpen] = useState(false)
  const name = displayText(share.name)
  const hasProblem =
    problemOf('at') !== null ||
    (grant?.folders.some((_, index) => problemOf(`folders.${index}.folder`) !== null) ?? false)
  const isShown = grant !== null && (isOpen || hasProblem)
  return (
    <li className="access-share">
      <div className="access-share-head">
        <Checkbox
          label={name}
          isChecked={grant !== null}
          onChange={(isChecked) => onChange(isChecked ? grantOfShare(share) : null)}
        />
        {grant !== null && (
          <>
            <select
              className="field-input access-preset"
              aria-label={t('accounts:accessTo', { name })}
              value={grant.preset}
              onChange={(event) => {
                const chosen = presetWords().find(({ value }) => value === event.target.value)
                if (chosen !== undefined) onChange({ ...grant, ...withPreset(grant, chosen.value) })
              }}
            >
              {presetWords().map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            <IconButton
              label={t('accounts:detailsOf', { name })}
              title={t('accounts:moreAboutShare')}
              aria-expanded={isShown}
              icon={ChevronRight}
              onClick={() => setIsOpen(!isShown)}
            />
          </>
        )}
      </div>
      {grant?.preset === 'custom' && (
        <div className="access-share-body">
          <RightsChecks
            label={t('accounts:accessTo', { name })}
            value={grant}
            onChange={(rights) => onChange({ ...grant, ...rights })}
          />
        </div>
      )}
      {isShown && (
        <fieldset className="access-share-body" aria-label={t('accounts:moreAbout', { name })}>
          <Field
            label={t('accounts:appearsAt')}
            hint={t('accounts:appearsAtHint')}
            placeholder={`/${name}`}
            value={grant.at ?? ''}
            maxLength={1000}
            problem={problemOf('at')}
            onChange={(event) =>
              onChange({ ...grant, at: event.target.value === '' ? null : event.target.value })
            }
          />
          <FolderRightsField
            label={t('accounts:foldersInside')}
            value={grant.folders}
            problemOf={(path) => problemOf(path === '' ? 'folders' : `folders.${path}`)}
            onChange={(folders) => onChange({ ...grant, folders })}
          />
        </fieldset>
      )}
    </li>
  )
}
