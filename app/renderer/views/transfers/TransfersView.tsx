import { Tabs } from '../../components/Tabs.tsx'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ActiveTransfers } from './ActiveTransfers.tsx'
import { FileChangeList } from './FileChangeList.tsx'
import { PastTransferList } from './PastTransferList.tsx'
import { Remembered } from './Remembered.tsx'
import './transfers.css'

/** What is being moved, what was moved, and what did not come to its end. */
export function TransfersView() {
  const stores = useStores()
  const tab = useUi((state) => state.transfersTab)
  const tabs = [
    { value: 'active', label: t('transfers:tab.active') },
    { value: 'history', label: t('transfers:tab.history') },
    { value: 'failed', label: t('transfers:tab.failed') },
    { value: 'changes', label: t('transfers:tab.changes') },
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
          {tab === 'active' ? (
            <ActiveTransfers />
          ) : (
            <Remembered>
              {tab === 'changes' ? <FileChangeList /> : <PastTransferList key={tab} tab={tab} />}
            </Remembered>
          )}
        </Tabs>
      </div>
    </>
  )
}
