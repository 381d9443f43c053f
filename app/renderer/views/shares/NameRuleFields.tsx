import { FieldProblem } from '../../components/Field.tsx'
import { LinesField } from '../../components/LinesField.tsx'
import type { ShareDraft } from './share-draft.ts'

interface NameRuleFieldsProps {
  readonly names: ShareDraft['names']
  readonly problemOf: (path: string) => string | null
  readonly onChange: (names: ShareDraft['names']) => void
}

const lists = [
  {
    name: 'allow',
    label: 'Allow only',
    hint: 'Other files are listed, but cannot be read, changed or made. Folders may have any name.',
    placeholder: '*.jpg',
  },
  {
    name: 'deny',
    label: 'Never allow',
    hint: 'What matches is listed, but cannot be read, changed, made or entered.',
    placeholder: '*.exe',
  },
  {
    name: 'hide',
    label: 'Hide',
    hint: 'What matches is neither listed nor found, nor can it be made.',
    placeholder: '.*',
  },
] as const

/** Which names clients may use and see: three lists of patterns. */
export function NameRuleFields({ names, problemOf, onChange }: NameRuleFieldsProps) {
  return (
    <>
      <p className="meta">
        One pattern a line; * stands for anything and ? for one character. Capitals make no difference.
      </p>
      {lists.map(({ name, ...field }) => (
        <LinesField
          key={name}
          {...field}
          value={names[name]}
          problem={problemOf(`names.${name}`)}
          onChange={(lines) => onChange({ ...names, [name]: lines })}
        />
      ))}
      <FieldProblem problem={problemOf('names')} />
    </>
  )
}
