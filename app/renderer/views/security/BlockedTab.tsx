import { Ban } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useSecurity } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { filterInputId } from '../connections/filter-input-id.ts'
import { BanListMenu } from './BanListMenu.tsx'
import { BanSelectionBar } from './BanSelectionBar.tsx'
import { BansTable } from './BansTable.tsx'
import { BlockForm } from './BlockForm.tsx'
import { NobodyBlocked } from './NobodyBlocked.tsx'

interface BlockedTabProps {
  /** The address to begin the form with; null while the form is closed. */
  readonly toBlock: string | null
  readonly onToBlock: (address: string | null) => void
}

/** Who is blocked, and what can be done about it. */
export function BlockedTab({ toBlock, onToBlock }: BlockedTabProps) {
  const bans = useSecurity((state) => state.bans)
  const [filter, setFilter] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const shown = useMemo(() => {
    const words = filter.trim().toLowerCase()
    return bans.filter(({ range, why }) => `${range} ${why} ${tHost(why)}`.toLowerCase().includes(words))
  }, [bans, filter])
  const part = useRef<HTMLElement>(null)
  // What the keyboard was in goes: it moves to where one goes on.
  const focus = (what: string): void => part.current?.querySelector<HTMLElement>(what)?.focus()
  const selected = shown.filter(({ id }) => chosen.has(id))

  return (
    <section ref={part} aria-label={t('security:tab.blocked')} className="security-part">
      <div className="security-tools">
        {selected.length > 0 ? (
          <BanSelectionBar
            bans={selected}
            onClear={() => {
              setChosen(new Set())
              focus('thead input')
            }}
          />
        ) : (
          <>
            {bans.length > 0 && (
              <input
                id={filterInputId}
                type="search"
                className="field-input security-filter"
                placeholder={t('security:blocked.filterHint')}
                aria-label={t('security:blocked.filter')}
                spellCheck={false}
                value={filter}
                onChange={(event) => setFilter(event.target.value)}
              />
            )}
            <span className="security-gap" />
            <BanListMenu isEmpty={bans.length === 0} />
            <Button
              icon={Ban}
              data-opens="form"
              aria-expanded={toBlock !== null}
              onClick={() => onToBlock('')}
            >
              {t('security:block.open')}
            </Button>
          </>
        )}
      </div>
      {toBlock !== null && (
        <BlockForm
          key={toBlock}
          address={toBlock}
          onClose={() => {
            onToBlock(null)
            focus('[data-opens]')
          }}
        />
      )}
      {bans.length === 0 && <NobodyBlocked />}
      {bans.length > 0 && shown.length === 0 && (
        <EmptyState title={t('security:blocked.noMatch')}>
          <p>{t('security:blocked.changeFilter')}</p>
        </EmptyState>
      )}
      {shown.length > 0 && <BansTable bans={shown} chosen={chosen} onChosen={setChosen} />}
    </section>
  )
}
