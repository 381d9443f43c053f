import { ScrollText } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { useStores } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { TraceSwitch } from './TraceSwitch.tsx'
import './session-log-links.css'

/** The way from a session to its lines in the log, and how much is written there. */
export function SessionLogLinks({ id }: { id: string }) {
  const stores = useStores()
  return (
    <div className="session-log-links">
      <Button
        icon={ScrollText}
        onClick={() =>
          stores.ui.setState(
            goTo({ screen: 'logs', drawer: { kind: 'closed' }, logFilter: { sessionId: id } }),
          )
        }
      >
        {t('logs:showInLog')}
      </Button>
      <TraceSwitch id={id} hasHint />
    </div>
  )
}
