import { CircleStop, Unplug, X } from 'lucide-react'
import { useShallow } from 'zustand/shallow'
import { Button, IconButton } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { useActions, useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { type SessionSegment, selectAlive } from '../../stores/select-sessions.ts'
import { filterInputId } from './filter-input-id.ts'
import './connections-toolbar.css'

const segments: readonly { readonly value: SessionSegment; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'idle', label: 'Idle' },
  { value: 'signing-in', label: 'Signing in' },
  { value: 'problem', label: 'Stalled' },
]

interface ConnectionsToolbarProps {
  readonly visibleIds: readonly string[]
  readonly onDisconnect: (ids: Iterable<string>) => void
}

/** Finds connections; with rows selected it becomes what can be done to them, in the same place. */
export function ConnectionsToolbar({ visibleIds, onDisconnect }: ConnectionsToolbarProps) {
  const selectedCount = useUi((state) => state.selectedIds.size)
  return (
    <div className="screen-head">
      <h1>Connections</h1>
      {selectedCount > 0 ? (
        <SelectionBar onDisconnect={onDisconnect} />
      ) : (
        <Finder count={visibleIds.length} />
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

function SelectionBar({ onDisconnect }: Pick<ConnectionsToolbarProps, 'onDisconnect'>) {
  const actions = useActions()
  const stores = useStores()
  const selectedIds = useUi((state) => state.selectedIds)
  const aliveIds = useSessions(useShallow((state) => selectAlive(state, selectedIds)))
  const movingIds = useSessions(
    useShallow((state) => aliveIds.filter((id) => state.byId.get(id)?.transfer != null)),
  )
  return (
    <div className="selection-bar" role="toolbar" aria-label="Selected connections">
      <span className="selection-count">{selectedIds.size} selected</span>
      <Button
        icon={CircleStop}
        disabled={movingIds.length === 0}
        onClick={() => void actions.abortTransfers(movingIds)}
      >
        {movingIds.length > 1 ? `Abort ${movingIds.length} transfers` : 'Abort transfer'}
      </Button>
      <Button
        tone="danger"
        icon={Unplug}
        disabled={aliveIds.length === 0}
        onClick={() => onDisconnect(aliveIds)}
      >
        Disconnect
      </Button>
      <IconButton
        label="Clear selection"
        icon={X}
        onClick={() => stores.ui.setState({ selectedIds: new Set() })}
      />
    </div>
  )
}
