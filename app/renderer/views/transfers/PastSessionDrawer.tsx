import { Cable, ListFilter } from 'lucide-react'
import { useState } from 'react'
import type { PastSession, PastSessionDetail } from '../../../preload/contract/wire-history.ts'
import { Button } from '../../components/Button.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { useLate } from '../../components/use-late.ts'
import { useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { liveIdOf } from '../../stores/select-sessions.ts'
import { noTransferFilter } from '../../stores/transfer-filter.ts'
import { closeDrawer, goTo, openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { PastSessionActivities } from './PastSessionActivities.tsx'
import { PastSessionSummary } from './PastSessionSummary.tsx'
import { PastSessionTransfers } from './PastSessionTransfers.tsx'
import { shownUser } from './session-words.ts'
import { usePastSession } from './use-past-session.ts'
import './past-session.css'

/** Everything that is remembered of one session. */
export function PastSessionDrawer({ sessionKey }: { sessionKey: number }) {
  const stores = useStores()
  const answer = usePastSession(sessionKey)
  const isLate = useLate(answer.phase === 'loading')
  const title =
    answer.phase === 'found' ? shownUser(answer.detail.session.userName) : t('transfers:session.title')
  return (
    <Drawer title={title} onClose={() => stores.ui.setState(closeDrawer())}>
      {isLate && <p role="status">{t('transfers:looking')}</p>}
      {answer.phase === 'gone' && <p role="status">{t('transfers:session.gone')}</p>}
      {answer.phase === 'failed' && (
        <p role="alert">
          {t('transfers:state.notFound')}: {answer.problem}
        </p>
      )}
      {answer.phase === 'found' && (
        <div className="past-session">
          <Links session={answer.detail.session} />
          <Parts detail={answer.detail} />
        </div>
      )}
    </Drawer>
  )
}

/** The ways on: to the connection, as long as it lives, and to the session's transfers among the others. */
function Links({ session }: { session: PastSession }) {
  const stores = useStores()
  const liveId = useSessions((state) => liveIdOf(state.byId.values(), session.key))
  const { userName, address, transfers } = session
  return (
    <div className="past-session-links">
      {liveId !== null && (
        <Button icon={Cable} onClick={() => stores.ui.setState(openDrawer({ kind: 'session', id: liveId }))}>
          {t('transfers:session.showLive')}
        </Button>
      )}
      {transfers > 0 && (
        <Button
          icon={ListFilter}
          onClick={() =>
            stores.ui.setState(
              goTo({
                screen: 'transfers',
                transfersTab: 'history',
                transferFilter: { ...noTransferFilter, user: userName ?? '', address },
              }),
            )
          }
        >
          {t('transfers:session.showTransfers')}
        </Button>
      )}
    </div>
  )
}

type Part = 'summary' | 'transfers' | 'activities'

function Parts({ detail }: { detail: PastSessionDetail }) {
  const [part, setPart] = useState<Part>('summary')
  const tabs = [
    { value: 'summary', label: t('transfers:session.summary') },
    { value: 'transfers', label: t('transfers:session.transfers') },
    { value: 'activities', label: t('transfers:session.activities') },
  ] as const
  return (
    <Tabs label={t('transfers:session.tabs')} tabs={tabs} value={part} onChange={setPart}>
      {part === 'summary' && <PastSessionSummary detail={detail} />}
      {part === 'transfers' && <PastSessionTransfers transfers={detail.transfers} />}
      {part === 'activities' && <PastSessionActivities activities={detail.activities} />}
    </Tabs>
  )
}
