import { Unplug } from 'lucide-react'
import { useRef } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { formatPeer } from '../../format/address.ts'
import { displayText } from '../../format/display-text.ts'
import { rateQuantity } from '../../format/rate.ts'
import { stateOfSession } from '../../format/session-words.ts'
import { useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { selectAlive } from '../../stores/select-sessions.ts'
import { openDrawer, showScreen } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { Doing } from '../connections/Doing.tsx'
import type { StopCommands } from '../connections/use-stop-commands.ts'
import { NobodyHere } from './NobodyHere.tsx'
import { useTopSessions } from './use-top-sessions.ts'

const shownCount = 5

interface ActiveNowProps {
  readonly commands: StopCommands
  /** Somebody has been here in the last seven days. */
  readonly wasUsed: boolean
}

/** Who moves the most at the moment, each with the means to stop it. */
export function ActiveNow({ commands, wasUsed }: ActiveNowProps) {
  const stores = useStores()
  const list = useRef<HTMLUListElement>(null)
  const ids = useTopSessions(list, shownCount)
  const aliveCount = useSessions((state) => state.aliveCount)
  const disconnectAll = (): void => {
    const sessions = stores.sessions.getState()
    commands.ask(selectAlive(sessions, sessions.ids), 'disconnect')
  }
  return (
    <section className="overview-card overview-active" aria-labelledby="overview-active">
      <div className="overview-card-head">
        <h2 id="overview-active">{t('overview:active.title')}</h2>
        {aliveCount > 0 && (
          <>
            <Button onClick={() => stores.ui.setState(showScreen('connections'))}>
              {t('overview:active.all', { count: aliveCount })}
            </Button>
            <Button tone="danger" icon={Unplug} onClick={disconnectAll}>
              {t('overview:active.disconnectAll')}
            </Button>
          </>
        )}
      </div>
      {aliveCount === 0 && <NobodyHere wasUsed={wasUsed} />}
      <ul ref={list} className="overview-list" aria-label={t('overview:active.title')}>
        {ids.map((id) => (
          <ActiveRow key={id} id={id} commands={commands} />
        ))}
      </ul>
    </section>
  )
}

function ActiveRow({ id, commands }: { id: string; commands: StopCommands }) {
  const stores = useStores()
  const session = useSessions((state) => state.byId.get(id))
  if (session === undefined || session.endedAt !== null) return null
  const user = session.userName === null ? t('overview:active.notSignedIn') : displayText(session.userName)
  const address = formatPeer(session.peerAddress)
  return (
    <li className="active-row">
      <StateMark {...stateOfSession(session)} />
      <button
        type="button"
        className="active-who"
        title={t('overview:active.details')}
        onClick={() => stores.ui.setState(openDrawer({ kind: 'session', id }))}
      >
        <bdi className="cut">{user}</bdi>
        <span className="meta cut">{address}</span>
      </button>
      <span className="active-doing doing-cell">
        <Doing session={session} />
      </span>
      <span className="number active-rate">
        {session.transfer === null ? (
          <span className="quiet">–</span>
        ) : (
          <Quantity {...rateQuantity(session.transfer.rate)} />
        )}
      </span>
      <IconButton
        label={t('overview:active.disconnect', { user, address })}
        title={t('overview:active.disconnectTitle')}
        tone="danger"
        icon={Unplug}
        onClick={() => commands.disconnect([id])}
      />
    </li>
  )
}
