import { ByteSizeField } from '../../components/ByteSizeField.tsx'
import { CountField } from '../../components/CountField.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { SpeedField } from '../../components/SpeedField.tsx'
import { t } from '../../texts/texts.ts'
import type { AccountFieldsProps } from './account-draft.ts'

interface LimitFieldsProps extends AccountFieldsProps {
  readonly of: 'user' | 'group' | 'anyone'
}

const togetherKeys = { user: 'allSessions', group: 'allUsers', anyone: 'allGuests' } as const

/** How much at once and how much in all. */
export function LimitFields(props: LimitFieldsProps) {
  const { of, draft, set, problemOf } = props
  return (
    <>
      <p className="meta">{t('accounts:limit.directions')}</p>
      <SpeedPair name="speed" legend={t(`accounts:limit.${togetherKeys[of]}`)} {...props} />
      <SpeedPair name="sessionSpeed" legend={t('accounts:limit.eachSession')} {...props} />
      <CountField
        label={of === 'group' ? t('accounts:limit.sessionsEach') : t('accounts:limit.sessions')}
        value={draft.maxSessions}
        problem={problemOf('maxSessions')}
        onChange={(maxSessions) => set({ maxSessions })}
      />
      <StorageFields {...props} isEach={of === 'group'} />
    </>
  )
}

function StorageFields({ draft, set, problemOf, isEach }: AccountFieldsProps & { readonly isEach: boolean }) {
  const { quota } = draft
  return (
    <>
      <ByteSizeField
        label={isEach ? t('accounts:limit.storedEach') : t('accounts:limit.stored')}
        hint={t('accounts:limit.storedHint')}
        value={quota.maxBytes}
        problem={problemOf('quota.maxBytes')}
        onChange={(maxBytes) => set({ quota: { ...quota, maxBytes } })}
      />
      <CountField
        label={isEach ? t('accounts:limit.filesEach') : t('accounts:limit.files')}
        value={quota.maxFiles}
        problem={problemOf('quota.maxFiles')}
        onChange={(maxFiles) => set({ quota: { ...quota, maxFiles } })}
      />
      <FieldProblem problem={problemOf('quota')} />
      <ByteSizeField
        label={t('accounts:limit.largest')}
        value={draft.maxFileBytes}
        problem={problemOf('maxFileBytes')}
        onChange={(maxFileBytes) => set({ maxFileBytes })}
      />
    </>
  )
}

interface SpeedPairProps extends AccountFieldsProps {
  readonly name: 'speed' | 'sessionSpeed'
  readonly legend: string
}

/** Directions are the client's: down is what it downloads. */
function SpeedPair({ name, legend, draft, set, problemOf }: SpeedPairProps) {
  const speed = draft[name]
  return (
    <fieldset>
      <legend className="legend">{legend}</legend>
      <div className="field-pair">
        {(['download', 'upload'] as const).map((direction) => (
          <SpeedField
            key={direction}
            label={t(`accounts:limit.${direction}`)}
            value={speed[direction]}
            problem={problemOf(`${name}.${direction}`)}
            onChange={(bytes) => set({ [name]: { ...speed, [direction]: bytes } })}
          />
        ))}
      </div>
      <FieldProblem problem={problemOf(name)} />
    </fieldset>
  )
}
