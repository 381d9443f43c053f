import { ByteSizeField } from '../../components/ByteSizeField.tsx'
import { CountField } from '../../components/CountField.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { SpeedField } from '../../components/SpeedField.tsx'
import type { AccountFieldsProps } from './account-draft.ts'

/** How much at once and how much in all. Directions are the client's: down is what it downloads. */
export function LimitFields(props: AccountFieldsProps & { readonly of: 'user' | 'group' }) {
  const { of, draft, set, problemOf } = props
  const { quota } = draft
  return (
    <>
      <SpeedPair
        name="speed"
        legend={of === 'user' ? 'All sessions together' : 'All users of the group together'}
        {...props}
      />
      <SpeedPair name="sessionSpeed" legend="Each session" {...props} />
      <CountField
        label={of === 'user' ? 'Sessions at once' : 'Sessions at once of each user'}
        value={draft.maxSessions}
        problem={problemOf('maxSessions')}
        onChange={(maxSessions) => set({ maxSessions })}
      />
      <ByteSizeField
        label={of === 'user' ? 'Stored in all' : 'Stored in all by each user'}
        hint="Counts what was uploaded and is still there."
        value={quota.maxBytes}
        problem={problemOf('quota.maxBytes')}
        onChange={(maxBytes) => set({ quota: { ...quota, maxBytes } })}
      />
      <CountField
        label={of === 'user' ? 'Files stored in all' : 'Files stored in all by each user'}
        value={quota.maxFiles}
        problem={problemOf('quota.maxFiles')}
        onChange={(maxFiles) => set({ quota: { ...quota, maxFiles } })}
      />
      <FieldProblem problem={problemOf('quota')} />
      <ByteSizeField
        label="Largest file"
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

function SpeedPair({ name, legend, draft, set, problemOf }: SpeedPairProps) {
  const speed = draft[name]
  return (
    <fieldset>
      <legend className="legend">{legend}</legend>
      <div className="field-pair">
        {(['download', 'upload'] as const).map((direction) => (
          <SpeedField
            key={direction}
            label={direction === 'download' ? `Down` : `Up`}
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
