import { useEffect, useState } from 'react'
import { Segmented } from '../../components/Segmented.tsx'
import { useSecurity, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { countUnseenBans, markBansSeen } from '../../stores/security-store.ts'
import { t } from '../../texts/texts.ts'
import { AllowedTab } from './AllowedTab.tsx'
import { BlockedTab } from './BlockedTab.tsx'
import { EventsTab } from './EventsTab.tsx'
import { RulesTab } from './RulesTab.tsx'
import { SecuritySummary } from './SecuritySummary.tsx'
import './security.css'

const tabs = () =>
  (['blocked', 'allowed', 'events', 'rules'] as const).map((value) => ({
    value,
    label: t(`security:tab.${value}`),
  }))

/** Who is kept out and why, who never is, what happened at the door, and how safe the settings are. */
export function SecurityView() {
  const stores = useStores()
  const tab = useUi((state) => state.securityTab)
  const unseenCount = useSecurity(countUnseenBans)
  /** The address somebody wants to block, '' for one that is still to be typed; null while nobody does. */
  const [toBlock, setToBlock] = useState<string | null>(null)

  useEffect(() => {
    if (unseenCount > 0) stores.security.setState(markBansSeen)
  }, [stores, unseenCount])

  return (
    <>
      <div className="screen-head">
        <h1>{t('security:title')}</h1>
        <Segmented
          label={t('security:tab.label')}
          options={tabs()}
          value={tab}
          onChange={(securityTab) => stores.ui.setState({ securityTab })}
        />
      </div>
      <div className="screen-body security">
        <SecuritySummary />
        {tab === 'blocked' && <BlockedTab toBlock={toBlock} onToBlock={setToBlock} />}
        {tab === 'allowed' && <AllowedTab />}
        {tab === 'events' && (
          <EventsTab
            onBlock={(address) => {
              setToBlock(address)
              stores.ui.setState({ securityTab: 'blocked' })
            }}
          />
        )}
        {tab === 'rules' && <RulesTab />}
      </div>
    </>
  )
}
