import { FieldProblem } from '../../components/Field.tsx'
import { LinesField } from '../../components/LinesField.tsx'
import { t } from '../../texts/texts.ts'
import type { ShareDraft } from './share-draft.ts'

interface NameRuleFieldsProps {
  readonly names: ShareDraft['names']
  readonly problemOf: (path: string) => string | null
  readonly onChange: (names: ShareDraft['names']) => void
}

/** Patterns are the same in every language. */
const lists = [
  { name: 'allow', placeholder: '*.jpg' },
  { name: 'deny', placeholder: '*.exe' },
  { name: 'hide', placeholder: '.*' },
] as const

/** Which names clients may use and see: three lists of patterns. */
export function NameRuleFields({ names, problemOf, onChange }: NameRuleFieldsProps) {
  return (
    <>
      <p className="meta">{t('shares:names.intro')}</p>
      {lists.map(({ name, placeholder }) => (
        <LinesField
          key={name}
          label={t(`shares:names.${name}`)}
          hint={t(`shares:names.${name}Hint`)}
          placeholder={placeholder}
          value={names[name]}
          problem={problemOf(`names.${name}`)}
          onChange={(lines) => onChange({ ...names, [name]: lines })}
        />
      ))}
      <FieldProblem problem={problemOf('names')} />
    </>
  )
}
