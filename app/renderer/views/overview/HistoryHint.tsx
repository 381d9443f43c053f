import { Button } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useSettings, useStores } from '../../stores/dashboard-context.tsx'
import { showScreen } from '../../stores/ui-store.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

/** Why there is nothing from before, where that is so. */
export function HistoryHint() {
  const stores = useStores()
  const history = useSettings((state) => state.history)
  if (history === null || history.phase === 'on' || history.phase === 'opening') return null
  const words =
    history.phase === 'failed'
      ? t('overview:history.failed', { problem: displayText(tHost(history.problem ?? '')) })
      : history.phase === 'off'
        ? t('overview:history.off')
        : t('overview:history.temporary')
  return (
    <p className="overview-hint">
      <span>{words}</span>
      {history.phase !== 'temporary' && (
        <Button onClick={() => stores.ui.setState(showScreen('settings'))}>
          {t('overview:history.open')}
        </Button>
      )}
    </p>
  )
}
