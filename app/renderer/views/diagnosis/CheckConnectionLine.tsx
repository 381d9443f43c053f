import { Button } from '../../components/Button.tsx'
import { useStores } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { openSelfCheck } from './open-drawers.ts'
import './diagnosis.css'

/** The way from the network settings to the check. */
export function CheckConnectionLine() {
  const stores = useStores()
  return (
    <div className="settings-check">
      <p className="meta">{t('diagnosis:check.hint')}</p>
      <Button onClick={() => stores.ui.setState(openSelfCheck())}>{t('diagnosis:check.run')}</Button>
    </div>
  )
}
