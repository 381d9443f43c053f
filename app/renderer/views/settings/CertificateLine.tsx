import { Button } from '../../components/Button.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { useNow } from '../../components/use-now.ts'
import { useServer, useStores } from '../../stores/dashboard-context.tsx'
import { showScreen } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { sourceWords, validityOf } from '../certificates/certificate-words.ts'

/** Which certificate is in use and how long it lasts, with the way to its screen. */
export function CertificateLine() {
  const stores = useStores()
  const certificate = useServer((state) => state.certificates?.inUse ?? null)
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  const now = useNow() + clockOffsetMs
  return (
    <div className="settings-line">
      {certificate === null ? (
        <span className="meta">{t('settings:certificate.none')}</span>
      ) : (
        <>
          <span>{sourceWords(certificate.source)}</span>
          <StateMark {...validityOf(certificate, now)} />
        </>
      )}
      <Button onClick={() => stores.ui.setState(showScreen('certificates'))}>
        {t('settings:certificate.open')}
      </Button>
    </div>
  )
}
