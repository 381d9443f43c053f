import { History } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { useStores } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

/** The way from a connection to what is remembered of it; none when nothing is. */
export function SessionHistoryLink({ historyKey }: { historyKey: number | null }) {
  const stores = useStores()
  if (historyKey === null) return null
  return (
    <div className="session-actions">
      <Button
        icon={History}
        onClick={() => stores.ui.setState(openDrawer({ kind: 'past-session', key: historyKey }))}
      >
        {t('connections:link.history')}
      </Button>
    </div>
  )
}
