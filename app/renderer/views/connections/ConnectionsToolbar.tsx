import { Ban, CircleStop, Copy, type LucideIcon, Unplug, UserX, X } from 'lucide-react'
import { useShallow } from 'zustand/shallow'
import { Button, IconButton } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { type SessionSegment, selectAlive } from '../../stores/select-sessions.ts'
import { t } from '../../texts/texts.ts'
import { PastFinder } from './PastFinder.tsx'
import type { StopCommands } from './use-stop-commands.ts'
import './connections-toolbar.css'
import './past-connections.css'

const segments: readonly SessionSegment[] = ['all', 'active', 'idle', 'signing-in', 'problem']

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
      <h1>{t('connections:title')}</h1>
      {isSelecting && <SelectionBar commands={commands} />}
      {!isSelecting && (isPast ? <PastFinder /> : <Segments count={visibleIds.length} />)}
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

function Segments({ count }: { count: number }) {
  const stores = useStores()
  const segment = useUi((state) => state.segment)
  const total = useSessions((state) => state.ids.length)
  if (total === 0) return null
  return (
    <>
      <Segmented
        label={t('connections:segment.label')}
        options={segments.map((value) => ({ value, label: t(`connections:segment.${value}`) }))}
        value={segment}
        onChange={(value) => stores.ui.setState({ segment: value })}
      />
      <span className="visually-hidden" role="status">
        {t('connections:shown', { shown: count, count: total })}
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
    <div className="selection-bar" role="toolbar" aria-label={t('connections:selection.label')}>
      <span className="selection-count">{t('connections:selection.count', { count: selectedIds.size })}</span>
      <BarButton
        words={t('connections:action.abortTransfers', { count: Math.max(1, movingCount) })}
        shortWords={t('connections:action.abort')}
        icon={CircleStop}
        disabled={movingCount === 0}
        onClick={() => commands.abort(aliveIds)}
      />
      <BarButton
        words={t('connections:action.disconnect')}
        tone="danger"
        icon={Unplug}
        disabled={aliveIds.length === 0}
        onClick={() => commands.disconnect(aliveIds)}
      />
      <BarButton
        words={t(aliveIds.length === 0 ? 'connections:action.block' : 'connections:action.disconnectBlock')}
        shortWords={t('connections:action.block')}
        tone="danger"
        icon={Ban}
        onClick={() => commands.ask(selectedIds, 'block')}
      />
      <BarButton
        words={t('connections:action.disableUser')}
        shortWords={t('connections:action.disable')}
        tone="danger"
        icon={UserX}
        disabled={!hasUser}
        onClick={() => commands.ask(aliveIds, 'disable')}
      />
      <BarButton
        words={t('connections:action.copy')}
        icon={Copy}
        onClick={() => commands.copy(selectedIds, 'connections')}
      />
      <IconButton
        label={t('connections:selection.clear')}
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
