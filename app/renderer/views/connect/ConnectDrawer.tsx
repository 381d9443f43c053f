import { useEffect, useRef } from 'react'
import { Drawer } from '../../components/Drawer.tsx'
import { useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { ConnectAddress } from './ConnectAddress.tsx'
import { ConnectFacts } from './ConnectFacts.tsx'
import { ConnectGuides } from './ConnectGuides.tsx'
import { ConnectOptions } from './ConnectOptions.tsx'
import { useConnect } from './use-connect.ts'
import './connect.css'

const qrSizePx = 132

interface ConnectDrawerProps {
  readonly userName: string | null
  readonly password: string | null
}

/** Everything a device needs to connect, beside whatever is on screen. */
export function ConnectDrawer({ userName, password }: ConnectDrawerProps) {
  const stores = useStores()
  const connect = useConnect(
    userName,
    new Map(userName === null || password === null ? [] : [[userName, password]]),
  )
  const card = useRef<HTMLDivElement>(null)
  // The address is at the top; a drawer would begin at its first tab, which is far below.
  useEffect(() => card.current?.querySelector('button')?.focus(), [])
  return (
    <Drawer title={t('connect:title')} onClose={() => stores.ui.setState(closeDrawer())}>
      <div ref={card} className="connect-card">
        <ConnectAddress connect={connect} sizePx={qrSizePx} />
        <ConnectOptions connect={connect} />
        {connect.target !== null && (
          <>
            <ConnectFacts target={connect.target} />
            <ConnectGuides connect={connect} target={connect.target} />
          </>
        )}
      </div>
    </Drawer>
  )
}
