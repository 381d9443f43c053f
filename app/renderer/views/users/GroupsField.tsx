import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { IconButton } from '../../components/Button.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { displayText } from '../../format/display-text.ts'
import { useGroups } from '../../stores/dashboard-context.tsx'
import './groups-field.css'

interface GroupsFieldProps {
  readonly value: readonly string[]
  readonly problem: string | null
  readonly onChange: (groupIds: readonly string[]) => void
}

/** The groups of a user in order, for the first one decides before the second. */
export function GroupsField({ value, problem, onChange }: GroupsFieldProps) {
  const groups = useGroups((state) => state.groups)
  const nameOf = (id: string): string =>
    displayText(groups.find((group) => group.id === id)?.name ?? 'Removed')
  const others = groups.filter(({ id }) => !value.includes(id))
  const move = (index: number, by: number): void => {
    const next = value.filter((_, at) => at !== index)
    next.splice(index + by, 0, value[index] ?? '')
    onChange(next)
  }
  return (
    <div className="groups-field">
      <p className="meta">The first group listed decides; of limits the strictest counts.</p>
      {groups.length === 0 && <p className="meta">There is no group yet. Make one in the Groups list.</p>}
      {value.length > 0 && (
        <ol className="groups-list" aria-label="Groups of the user">
          {value.map((id, index) => (
            <li key={id} className="groups-entry">
              <span className="cut groups-name" title={nameOf(id)}>
                {nameOf(id)}
              </span>
              <IconButton
                label={`Move ${nameOf(id)} up`}
                title="Move up"
                icon={ArrowUp}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <IconButton
                label={`Move ${nameOf(id)} down`}
                title="Move down"
                icon={ArrowDown}
                disabled={index === value.length - 1}
                onClick={() => move(index, 1)}
              />
              <IconButton
                label={`Leave ${nameOf(id)}`}
                title="Take out of the group"
                icon={X}
                onClick={() => onChange(value.filter((held) => held !== id))}
              />
            </li>
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <SelectField
          label="Add to group"
          options={[
            { value: '', label: 'Choose…' },
            ...others.map(({ id, name }) => ({ value: id, label: displayText(name) })),
          ]}
          value=""
          onChange={(id) => id !== '' && onChange([...value, id])}
        />
      )}
      <FieldProblem problem={problem} />
    </div>
  )
}
