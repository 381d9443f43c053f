import { Ban, CircleStop, Copy, type LucideIcon, Unplug, UserX, X } from 'lucide-react'
import { useShallow } from 'zustand/shallow'
import { Button, IconButton } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { type SessionSegment, selectAlive } from '../../stores/select-sessions.ts'
import { t } from '../../texts/texts.ts'
import { filterInputId } from './filter-input-id.ts'
import { PastFinder } from './PastFinder.tsx'
import type { StopCommands } from './use-stop-commands.ts'
import './connections-toolbar.css'
import './past-connections.css'

const segments: readonly { readonly value: SessionSegment; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'idle', label: 'Idle' },
  { value: 'signing-in', label: 'Signing in' },
  { value: 'problem', label: 'Problem' },
]

interface ConnectionsToolbarProps {
  readonly visibleIds: readonly string[]
  readonly commands: StopCommands
}

/** Finds connections; with rows selected it becomes what can be done to them, in the same place. */
export function ConnectionsToolbar({ visibleIds, commands }: ConnectionsToolbarProps) {
  const stores = useStores()
  const isPast = useUi((state) => state.connectionsTime === 'history')
  const selectedCount = useUi((state) => state.selectedIds.size)
  const isSelecting = selectedCount > 0 && !isPast
  return (
    <div className="screen-head">
      <h1>Connections</h1>
      {isSelecting && <SelectionBar commands={commands} />}
      {!isSelecting && (isPast ? <PastFinder /> : <Finder count={visibleIds.length} />)}
      {!isSelecting && (
        <Segmented
          label={t('connections:time.label')}
          options={[
            { value: 'now', label: t('connections:time.now') },
            { value: 'history', label: t('connections:time.history') },
          ]}
          value={isPast ? 'history' : 'now'}
          onChange={(connectionsTime) => stores.ui.setState({ connectionsTime })}
        />
      )}
    </div>
  )
}

function Finder({ count }: { count: number }) {
  const stores = useStores()
  const filter = useUi((state) => state.filter)
  const segment = useUi((state) => state.segment)
  const total = useSessions((state) => state.ids.length)
  if (total === 0) return null
  return (
    <>
      <Segmented
        label="Show"
        options={segments}
        value={segment}
        onChange={(value) => stores.ui.setState({ segment: value })}
      />
      <input
        id={filterInputId}
        type="search"
        className="field-input connections-filter"
        placeholder="Filter by user, address or path"
        aria-label="Filter connections"
        spellCheck={false}
        value={filter}
        onChange={(event) => stores.ui.setState({ filter: event.target.value })}
      />
      <span className="visually-hidden" role="status">
        {count} of {total} connections shown
      </span>
    </>
  )
}

function SelectionBar({ commands }: Pick<ConnectionsToolbarProps, 'commands'>) {
  const stores = useStores()
  const selectedIds = useUi((state) => state.selectedIds)
  const aliveIds = useSessions(useShallow((state) => selectAlive(state, selectedIds)))
  const movingCount = useSessions(
    (state) => aliveIds.filter((id) => state.byId.get(id)?.transfer != null).length,
  )
  const hasUser = useSessions((state) => aliveIds.some((id) => state.byId.get(id)?.userName != null))
  return (
    <div className="selection-bar" role="toolbar" aria-label="Selected connections">
      <span className="selection-count">{selectedIds.size} selected</span>
      <BarButton
        words={movingCount > 1 ? `Abort ${movingCount} transfers` : 'Abort transfer'}
        shortWords="Abort"
        icon={CircleStop}
        disabled={movingCount === 0}
        onClick={() => commands.abort(aliveIds)}
      />
      <BarButton
        words="Disconnect"
        tone="danger"
        icon={Unplug}
        disabled={aliveIds.length === 0}
        onClick={() => commands.disconnect(aliveIds)}
      />
      <BarButton
        words={aliveIds.length === 0 ? 'Block…' : 'Disconnect and block…'}
        shortWords="Block…"
        tone="danger"
        icon={Ban}
        onClick={() => commands.ask(selectedIds, 'block')}
      />
      <BarButton
        words="Disable user…"
        shortWords="Disable…"
        tone="danger"
        icon={UserX}
        disabled={!hasUser}
        onClick={() => commands.ask(aliveIds, 'disable')}
      />
      <BarButton words="Copy" icon={Copy} onClick={() => commands.copy(selectedIds, 'connections')} />
      <IconButton
        label="Clear selection"
        icon={X}
        onClick={() => {
          stores.ui.setState({ selectedIds: new Set() })
          // This button goes with the bar.
          document.querySelector<HTMLElement>('[data-session-id][tabindex="0"]')?.focus()
        }}
      />
    </div>
  )
}

interface BarButtonProps {
  readonly words: string
  /** Where the bar is narrow. */
  readonly shortWords?: string
  readonly icon: LucideIcon
  readonly tone?: 'danger'
  readonly disabled?: boolean
  readonly onClick: () => void
}

/** A button of the bar: with all its words, with few, or with its icon alone, as there is room. */
function BarButton({ words, shortWords = words, ...button }: BarButtonProps) {
  return (
    <Button {...button} aria-label={words} title={words}>
      <span className="bar-words">{words}</span>
      <span className="bar-short-words">{shortWords}</span>
    </Button>
  )
}
