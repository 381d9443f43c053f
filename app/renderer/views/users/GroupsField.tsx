import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { IconButton } from '../../components/Button.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { displayText } from '../../format/display-text.ts'
import { useGroups } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
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
    displayText(groups.find((group) => group.id === id)?.name ?? t('users:groups.removed'))
  const others = groups.filter(({ id }) => !value.includes(id))
  const move = (index: number, by: number): void => {
    const next = value.filter((_, at) => at !== index)
    next.splice(index + by, 0, value[index] ?? '')
    onChange(next)
  }
  return (
    <div className="groups-field">
      <p className="meta">{t('users:groups.order')}</p>
      {groups.length === 0 && <p className="meta">{t('users:groups.noneYet')}</p>}
      {value.length > 0 && (
        <ol className="groups-list" aria-label={t('users:groups.list')}>
          {value.map((id, index) => (
            <li key={id} className="groups-entry">
              <span className="cut groups-name" title={nameOf(id)}>
                {nameOf(id)}
              </span>
              <IconButton
                label={t('users:groups.up', { name: nameOf(id) })}
                title={t('users:groups.upTitle')}
                icon={ArrowUp}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <IconButton
                label={t('users:groups.down', { name: nameOf(id) })}
                title={t('users:groups.downTitle')}
                icon={ArrowDown}
                disabled={index === value.length - 1}
                onClick={() => move(index, 1)}
              />
              <IconButton
                label={t('users:groups.leave', { name: nameOf(id) })}
                title={t('users:groups.leaveTitle')}
                icon={X}
                onClick={() => onChange(value.filter((held) => held !== id))}
              />
            </li>
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <SelectField
          label={t('users:groups.add')}
          options={[
            { value: '', label: t('users:groups.choose') },
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
