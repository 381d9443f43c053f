import { useState } from 'react'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import type { BanRow as Ban } from '../../stores/security-store.ts'
import { t } from '../../texts/texts.ts'
import { BanRow } from './BanRow.tsx'
import { useBanKeys } from './use-ban-keys.ts'

/** Nobody reads thousands of rows, and drawing them would hold up the window; the filter finds the others. */
const maxRows = 200

interface BansTableProps {
  readonly bans: readonly Ban[]
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (ids: ReadonlySet<string>) => void
}

/** Blocked addresses and networks, the newest first. */
export function BansTable({ bans, chosen, onChosen }: BansTableProps) {
  const isAll = bans.every(({ id }) => chosen.has(id))
  const isSome = bans.some(({ id }) => chosen.has(id))
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChosen(next)
  }
  const actions = useActions()
  const [asked, setAsked] = useState<readonly Ban[]>([])
  const shown = bans.slice(0, maxRows)
  const { frame, tabStop } = useBanKeys({
    ids: shown.map(({ id }) => id),
    onToggle: toggle,
    onDelete: (id) => setAsked(bans.filter((ban) => (chosen.has(id) ? chosen.has(ban.id) : ban.id === id))),
  })
  const columns = [
    {
      head: t('security:column.select'),
      width: '36px',
      control: (
        <input
          type="checkbox"
          className="plain-checkbox"
          aria-label={t('security:ban.selectAll')}
          checked={isAll}
          ref={(box) => {
            if (box) box.indeterminate = isSome && !isAll
          }}
          onChange={() => onChosen(new Set(isAll ? [] : bans.map(({ id }) => id)))}
        />
      ),
    },
    { head: t('security:column.address'), width: '20%' },
    { head: t('security:column.why') },
    { head: t('security:column.since'), width: '110px' },
    { head: t('security:column.until'), width: '84px', isNumber: true },
    { head: t('security:column.hits'), width: '84px', isNumber: true },
    { head: t('security:column.actions'), width: '138px', isHeadHidden: true },
  ]
  return (
    <>
      <div {...frame}>
        <DataTable label={t('security:ban.list')} columns={columns}>
          {shown.map((ban) => (
            <BanRow
              key={ban.id}
              ban={ban}
              isChosen={chosen.has(ban.id)}
              isTabStop={ban.id === tabStop}
              onToggle={() => toggle(ban.id)}
            />
          ))}
        </DataTable>
      </div>
      {asked.length > 0 && (
        <ConfirmDialog
          title={t('security:ban.askTitle', { count: asked.length, range: asked[0]?.range ?? '' })}
          confirmLabel={t('security:ban.unblock')}
          tone="primary"
          onConfirm={() => void actions.unblock(asked.map(({ id }) => id))}
          onClose={() => setAsked([])}
        >
          {t('security:ban.askText')}
        </ConfirmDialog>
      )}
      {bans.length > maxRows && (
        <p className="meta security-more">{t('security:ban.newest', { shown: maxRows, all: bans.length })}</p>
      )}
    </>
  )
}
