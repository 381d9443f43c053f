import { useCallback, useEffect } from 'react'
import { useServer, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { useUsageTotals } from '../../stores/use-usage-totals.ts'
import { t } from '../../texts/texts.ts'
import { ConnectionMenu } from '../connections/ConnectionMenu.tsx'
import { StopQuestion } from '../connections/StopQuestion.tsx'
import { useStopCommands } from '../connections/use-stop-commands.ts'
import { ActiveNow } from './ActiveNow.tsx'
import { AddressCard } from './AddressCard.tsx'
import { HealthStrip } from './HealthStrip.tsx'
import { KpiRow } from './KpiRow.tsx'
import { NeedsAttention } from './NeedsAttention.tsx'
import { RecentActivity } from './RecentActivity.tsx'
import { StartCard } from './StartCard.tsx'
import { ThroughputCard } from './ThroughputCard.tsx'
import './overview.css'
import './overview-lists.css'

/** Transfers end many a second; totals are a question to the disk. */
const totalsEveryMs = 3_000

/** The first thing people see: is it safe, what to type on the other device, what moves, and what needs attention. */
export function OverviewView() {
  const stores = useStores()
  const phase = useServer((state) => state.server.phase)
  const commands = useStopCommands()
  const menu = useUi((state) => state.connectionMenu)
  const asked = useUsageTotals(totalsEveryMs)
  const closeMenu = useCallback(() => stores.ui.setState({ connectionMenu: null }), [stores])
  // Who comes back to this screen has not asked anew.
  useEffect(() => () => stores.ui.setState({ stopRequest: null, connectionMenu: null }), [stores])
  const week = asked?.totals
  const wasUsed = week !== undefined && (week.users.length > 0 || week.week.transfers > 0)

  return (
    <>
      <h1 className="visually-hidden">{t('overview:title')}</h1>
      <div className="screen-body overview">
        <HealthStrip />
        <NeedsAttention />
        <div className="overview-top">
          {phase === 'running' ? <AddressCard /> : <StartCard />}
          <ThroughputCard />
        </div>
        <KpiRow asked={asked} />
        <div className="overview-bottom">
          <ActiveNow commands={commands} wasUsed={wasUsed} />
          <RecentActivity />
        </div>
      </div>
      {menu !== null && <ConnectionMenu menu={menu} commands={commands} onClose={closeMenu} />}
      <StopQuestion />
    </>
  )
}
