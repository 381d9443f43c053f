import { X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { type LogArea, type LogLevel, logAreas } from '../../../preload/contract/fields/log-rules.ts'
import type { LogFilter } from '../../../preload/contract/wire-logs.ts'
import { Button } from '../../components/Button.tsx'
import type { SelectOption } from '../../components/SelectField.tsx'
import { displayText } from '../../format/display-text.ts'
import { shortSession } from '../../format/log-text.ts'
import { useUsers } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { filterInputId } from '../connections/filter-input-id.ts'
import { areaFilterOptions, levelFilterOptions } from './log-words.ts'
import { TraceSwitch } from './TraceSwitch.tsx'

/** Asking anew with every letter would only make the page restless. */
const typingMs = 150
/** Names a list of suggestions takes. */
const maxNames = 500

interface LogFiltersProps {
  readonly filter: LogFilter
  readonly onChange: (filter: LogFilter) => void
}

/** Which lines are shown: by words, level, area and user; by session and address with a click on one. */
export function LogFilters({ filter, onChange }: LogFiltersProps) {
  const { level, areas, sessionId, user, address } = filter
  const area = areas?.[0]
  const change = (part: { [Name in keyof LogFilter]: LogFilter[Name] | undefined }): void =>
    onChange({ ...filter, ...part } as LogFilter)
  return (
    <search className="log-filters" aria-label={t('logs:filter.bar')}>
      <TextFilter filter={filter} onChange={onChange} />
      <FilterSelect
        label={t('logs:filter.level')}
        options={levelFilterOptions()}
        value={level ?? 'debug'}
        onChange={(value: LogLevel) => change({ level: value === 'debug' ? undefined : value })}
      />
      <FilterSelect
        label={t('logs:filter.area')}
        options={areaFilterOptions()}
        value={area ?? 'all'}
        onChange={(value: LogArea | 'all') =>
          change({ areas: value === 'all' ? undefined : logAreas.filter((one) => one === value) })
        }
      />
      <UserFilter key={user ?? ''} user={user ?? ''} onChange={(name) => change({ user: name })} />
      {sessionId !== undefined && (
        <FilterChip
          words={t('logs:filter.session', { session: shortSession(sessionId) })}
          drop={t('logs:filter.dropSession')}
          onDrop={() => change({ sessionId: undefined })}
        />
      )}
      {address !== undefined && (
        <FilterChip
          words={t('logs:filter.address', { address: displayText(address) })}
          drop={t('logs:filter.dropAddress')}
          onDrop={() => change({ address: undefined })}
        />
      )}
      {Object.keys(filter).length > 0 && (
        <Button onClick={() => onChange({})}>{t('logs:filter.clear')}</Button>
      )}
      {sessionId !== undefined && <TraceSwitch id={sessionId} />}
    </search>
  )
}

function TextFilter({ filter, onChange }: LogFiltersProps) {
  const applied = filter.text ?? ''
  const [typed, setTyped] = useState(applied)
  const [seen, setSeen] = useState(applied)
  if (seen !== applied) {
    setSeen(applied)
    setTyped(applied)
  }
  useEffect(() => {
    if (typed === applied) return
    const timer = setTimeout(() => onChange({ ...filter, text: typed }), typingMs)
    return () => clearTimeout(timer)
  }, [typed, applied, filter, onChange])
  return (
    <input
      id={filterInputId}
      type="search"
      className="field-input log-search"
      placeholder={t('logs:filter.text')}
      aria-label={t('logs:filter.text')}
      spellCheck={false}
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

interface FilterSelectProps<Value extends string> {
  readonly label: string
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

function FilterSelect<Value extends string>({ label, options, value, onChange }: FilterSelectProps<Value>) {
  return (
    <select
      className="field-input log-select"
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** Takes a name that is known at once, any other with Enter: half a name is nobody's. */
function UserFilter({ user, onChange }: { user: string; onChange: (name: string) => void }) {
  const users = useUsers((state) => state.users)
  const [typed, setTyped] = useState(user)
  const listId = useId()
  const take = (name: string): void => {
    if (name.trim() !== user) onChange(name.trim())
  }
  return (
    <>
      <input
        className="field-input log-user-filter"
        aria-label={t('logs:filter.user')}
        placeholder={t('logs:filter.anyUser')}
        list={listId}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        value={typed}
        onChange={(event) => {
          const name = event.target.value
          setTyped(name)
          if (name === '' || users.some((one) => one.name === name)) take(name)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(typed)
        }}
        onBlur={() => take(typed)}
      />
      <datalist id={listId}>
        {users.slice(0, maxNames).map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  )
}

function FilterChip({ words, drop, onDrop }: { words: string; drop: string; onDrop: () => void }) {
  return (
    <span className="log-filter-chip">
      <span className="cut">{words}</span>
      <button type="button" aria-label={drop} title={drop} onClick={onDrop}>
        <X size={14} aria-hidden="true" />
      </button>
    </span>
  )
}
