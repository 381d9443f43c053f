import { X } from 'lucide-react'
import { useId } from 'react'
import type { CallArgument } from '../../../preload/contract/contract.ts'
import { failedResults, transferResultSchema } from '../../../preload/contract/wire-history.ts'
import { IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { resultWord } from '../../format/result-words.ts'
import { useShares, useStores, useUi, useUsers } from '../../stores/dashboard-context.tsx'
import {
  fileChanges,
  isFilterEmpty,
  noTransferFilter,
  type TransferFilter,
} from '../../stores/transfer-filter.ts'
import { t } from '../../texts/texts.ts'
import { filterInputId } from '../connections/filter-input-id.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { PeriodField } from './PeriodField.tsx'
import { PlainSelect } from './PlainSelect.tsx'
import { activityWords } from './session-words.ts'
import { useLateText } from './use-late-text.ts'

interface TransferFilterBarProps {
  readonly tab: 'history' | 'failed' | 'changes'
  /** What main is asked for at present; an export asks for the same. */
  readonly filter: CallArgument<'exportHistory'>['filter']
}

/** Narrows the list. Everything is asked of main, so that it holds for entries nobody has scrolled to as well. */
export function TransferFilterBar({ tab, filter }: TransferFilterBarProps) {
  const stores = useStores()
  const draft = useUi((state) => state.transferFilter)
  const change = (changes: Partial<TransferFilter>): void =>
    stores.ui.setState((state) => ({ transferFilter: { ...state.transferFilter, ...changes } }))
  return (
    <search className="history-bar" aria-label={t('transfers:filter.label')}>
      <Text
        id={filterInputId}
        className="bar-path"
        label={t('transfers:filter.path')}
        value={draft.path}
        onChange={(path) => change({ path })}
      />
      <PeriodField value={draft} onChange={change} />
      {tab === 'changes' ? (
        <PlainSelect
          label={t('transfers:filter.change')}
          options={[
            { value: 'any', label: t('transfers:filter.anyChange') },
            ...fileChanges.map((kind) => ({ value: kind, label: activityWords({ kind, isDone: true }) })),
          ]}
          value={draft.change}
          onChange={(kind) => change({ change: kind })}
        />
      ) : (
        <WayFields tab={tab} />
      )}
      <UserText value={draft.user} onChange={(user) => change({ user })} />
      <Text
        className="bar-text"
        label={t('transfers:filter.address')}
        value={draft.address}
        onChange={(address) => change({ address })}
      />
      <ShareSelect value={draft.shareId} onChange={(shareId) => change({ shareId })} />
      {!isFilterEmpty(draft) && (
        <IconButton
          label={t('transfers:filter.clear')}
          icon={X}
          onClick={() => {
            stores.ui.setState({ transferFilter: noTransferFilter })
            // This button goes with the filter.
            document.getElementById(filterInputId)?.focus()
          }}
        />
      )}
      <span className="bar-end">
        <ExportMenu list={tab === 'changes' ? 'activities' : 'transfers'} filter={filter} />
      </span>
    </search>
  )
}

/** Which way, and how it ended. */
function WayFields({ tab }: { tab: 'history' | 'failed' }) {
  const stores = useStores()
  const draft = useUi((state) => state.transferFilter)
  const change = (changes: Partial<TransferFilter>): void =>
    stores.ui.setState((state) => ({ transferFilter: { ...state.transferFilter, ...changes } }))
  const results = tab === 'failed' ? failedResults : transferResultSchema.options
  return (
    <>
      <PlainSelect
        label={t('transfers:filter.direction')}
        options={[
          { value: 'any', label: t('transfers:filter.bothDirections') },
          { value: 'download', label: t('transfers:filter.downloads') },
          { value: 'upload', label: t('transfers:filter.uploads') },
        ]}
        value={draft.direction}
        onChange={(direction) => change({ direction })}
      />
      <PlainSelect
        label={t('transfers:filter.result')}
        options={[
          { value: 'any', label: t(`transfers:filter.${tab === 'failed' ? 'anyFailure' : 'anyResult'}`) },
          ...results.map((result) => ({ value: result, label: resultWord(result) })),
        ]}
        value={tab === 'failed' && draft.result === 'done' ? 'any' : draft.result}
        onChange={(result) => change({ result })}
      />
    </>
  )
}

interface TextProps {
  readonly id?: string
  readonly list?: string
  readonly className: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Text({ label, className, value, onChange, ...input }: TextProps) {
  const [typed, type] = useLateText(value, onChange)
  return (
    <input
      {...input}
      type="search"
      className={`field-input ${className}`}
      placeholder={label}
      aria-label={label}
      spellCheck={false}
      autoComplete="off"
      value={typed}
      onChange={(event) => type(event.target.value)}
    />
  )
}

function UserText(props: Pick<TextProps, 'value' | 'onChange'>) {
  const id = useId()
  const users = useUsers((state) => state.users)
  return (
    <>
      <Text {...props} list={id} className="bar-text" label={t('transfers:filter.user')} />
      <datalist id={id}>
        {users.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}

function ShareSelect({ value, onChange }: Pick<TextProps, 'value' | 'onChange'>) {
  const shares = useShares((state) => state.shares)
  const options = [
    { value: '', label: t('transfers:filter.allShares') },
    ...shares.map(({ id, name }) => ({ value: id, label: displayText(name) })),
  ]
  // Somebody may look at the transfers of a share that was removed since.
  if (value !== '' && !shares.some(({ id }) => id === value)) {
    options.push({ value, label: t('transfers:filter.formerShare') })
  }
  return (
    <PlainSelect label={t('transfers:filter.share')} options={options} value={value} onChange={onChange} />
  )
}
