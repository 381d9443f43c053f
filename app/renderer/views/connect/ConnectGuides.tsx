import { useState } from 'react'
import { Tabs } from '../../components/Tabs.tsx'
import { t } from '../../texts/texts.ts'
import { ClientGuide } from './ClientGuide.tsx'
import { clientsOf, type Platform, platforms } from './client-guides.ts'
import type { ConnectTarget } from './connect-target.ts'
import type { Connect } from './use-connect.ts'

/** Step by step for the device at hand, with the real address in every step. */
export function ConnectGuides({ connect, target }: { connect: Connect; target: ConnectTarget }) {
  const [platform, setPlatform] = useState<Platform>('windows')
  return (
    <Tabs
      label={t('connect:guides.label')}
      tabs={platforms.map((value) => ({ value, label: t(`connect:guides.platform.${value}`) }))}
      value={platform}
      onChange={setPlatform}
    >
      <div className="client-guides">
        {clientsOf[platform].map((client) => (
          <ClientGuide key={client} client={client} platform={platform} target={target} connect={connect} />
        ))}
      </div>
    </Tabs>
  )
}
