import { ScrollText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { useStores } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { TraceSwitch } from './TraceSwitch.tsx'
import './session-log-links.css'

interface SessionLogLinksProps {
  readonly id: string
  /** Other ways from this session, in the same row. */
  readonly children?: ReactNode
}

/** The way from a session to its lines in the log, and how much is written there. */
export function SessionLogLinks({ id, children }: SessionLogLinksProps) {
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
      {children}
      <TraceSwitch id={id} hasHint />
    </div>
  )
}
