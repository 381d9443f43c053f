import { Tabs } from '../../components/Tabs.tsx'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ActiveTransfers } from './ActiveTransfers.tsx'
import { PastTransfers } from './PastTransfers.tsx'
import './transfers.css'

/** What is being moved, what was moved, and what did not come to its end. */
export function TransfersView() {
  const stores = useStores()
  const tab = useUi((state) => state.transfersTab)
  const tabs = [
    { value: 'active', label: t('transfers:tab.active') },
    { value: 'history', label: t('transfers:tab.history') },
    { value: 'failed', label: t('transfers:tab.failed') },
  ] as const
  return (
    <>
      <div className="screen-head">
        <h1>{t('transfers:title')}</h1>
      </div>
      <div className="transfers">
        <Tabs
          label={t('transfers:parts')}
          tabs={tabs}
          value={tab}
          onChange={(transfersTab) => stores.ui.setState({ transfersTab })}
        >
          {tab === 'active' ? <ActiveTransfers /> : <PastTransfers key={tab} tab={tab} />}
        </Tabs>
      </div>
    </>
  )
}
