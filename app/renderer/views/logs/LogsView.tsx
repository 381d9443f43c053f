import { useCallback, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useActions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { BundleDialog } from './BundleDialog.tsx'
import { LogDetail } from './LogDetail.tsx'
import { LogFilters } from './LogFilters.tsx'
import { LogFoot } from './LogFoot.tsx'
import { LogHead } from './LogHead.tsx'
import { LogTable } from './LogTable.tsx'
import { linesOf, useLineSelection } from './use-line-selection.ts'
import { useLogTail } from './use-log-tail.ts'
import './logs.css'

/** What the server wrote down, the newest at the end. */
export function LogsView() {
  const actions = useActions()
  const stores = useStores()
  const filter = useUi((state) => state.logFilter)
  const { tail, state } = useLogTail(filter)
  const selection = useLineSelection(state.entries)
  const [isBundling, setIsBundling] = useState(false)
  const isFiltered = Object.keys(filter).length > 0

  const only = useCallback(
    (kind: 'session' | 'user' | 'address', number: number): void => {
      const line = linesOf(tail.store.getState().entries).find((one) => one.number === number)
      if (line === undefined) return
      const part = {
        session: { sessionId: line.sessionId ?? undefined },
        user: { user: line.userName ?? undefined },
        address: { address: line.address ?? undefined },
      }[kind]
      stores.ui.setState((before) => ({ logFilter: cleaned({ ...before.logFilter, ...part }) }))
    },
    [stores, tail],
  )
  const copy = (): void =>
    void actions.copyLines(selection.lines.length > 0 ? selection.lines : linesOf(state.entries))

  return (
    <>
      <LogHead
        state={state}
        tail={tail}
        selectedCount={selection.lines.length}
        onCopy={copy}
        onExport={() => void actions.exportLog(filter)}
        onBundle={() => setIsBundling(true)}
      />
      <LogFilters filter={filter} onChange={(next) => stores.ui.setState({ logFilter: cleaned(next) })} />
      {state.entries.length > 0 ? (
        <LogTable
          key={JSON.stringify(filter)}
          state={state}
          selection={selection}
          search={filter.text ?? ''}
          onOnly={only}
          onCopy={copy}
        />
      ) : (
        <div className="log-empty">{state.isLoaded && <NoLines isFiltered={isFiltered} />}</div>
      )}
      <LogDetail selection={selection} onOnly={only} onCopy={copy} />
      <LogFoot state={state} />
      {isBundling && <BundleDialog onClose={() => setIsBundling(false)} />}
    </>
  )
}

function NoLines({ isFiltered }: { isFiltered: boolean }) {
  const stores = useStores()
  if (!isFiltered) {
    return (
      <EmptyState title={t('logs:empty.title')}>
        <p>{t('logs:empty.text')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={t('logs:empty.noMatch')}>
      <p>{t('logs:empty.noMatchText')}</p>
      <Button onClick={() => stores.ui.setState({ logFilter: {} })}>{t('logs:filter.clear')}</Button>
    </EmptyState>
  )
}

/** A filter says only what matters: empty fields are left out. */
function cleaned<Filter extends object>(filter: Filter): Filter {
  const said = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(said) as Filter
}
