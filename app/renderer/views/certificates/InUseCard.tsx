import { Download } from 'lucide-react'
import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import { Button } from '../../components/Button.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { useNow } from '../../components/use-now.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { CertificateFacts } from './CertificateFacts.tsx'
import { commonNameOf, renewalWords, validityOf } from './certificate-words.ts'
import { Fingerprint } from './Fingerprint.tsx'
import { fixedReasonId } from './fixed-reason.ts'
import { RenewButton } from './RenewButton.tsx'
import { saveText } from './save-text.ts'
import { TrustExplainer } from './TrustExplainer.tsx'

/** The certificate clients see now. */
export function InUseCard({ certificates }: { certificates: WireCertificates }) {
  const actions = useActions()
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  const now = useNow() + clockOffsetMs
  const { inUse, isFixed, missingNames } = certificates
  if (inUse === null) {
    return <p className="certificate-card meta">{t('certificates:inUse.none')}</p>
  }
  const validity = validityOf(inUse, now)
  const save = async (): Promise<void> => {
    const pem = await actions.exportCertificate()
    if (pem !== null) saveText(pem, 'portside-certificate.pem', 'application/x-pem-file')
  }
  return (
    <div className="certificate-card">
      <div className="certificate-head">
        <h3 className="certificate-name">{displayText(commonNameOf(inUse.subject))}</h3>
        <StateMark {...validity} />
      </div>
      <p className={validity.tone === 'ok' ? 'meta' : 'certificate-renewal'}>
        {isFixed ? t('certificates:inUse.fixed') : renewalWords(inUse.source)}
      </p>
      <p className="certificate-label">{t('certificates:fingerprint.label')}</p>
      <Fingerprint value={inUse.fingerprintSha256} isLarge />
      <TrustExplainer isSelfSigned={inUse.isSelfSigned} />
      <CertificateFacts certificate={inUse} />
      {missingNames.length > 0 && (
        <p className="certificate-missing">
          <StateMark shape="triangle" tone="warning" word={t('certificates:inUse.missing')} />
          <span>
            {t('certificates:inUse.missingBefore')}{' '}
            <span className="mono">{missingNames.map(displayText).join(', ')}</span>
            {t('certificates:inUse.missingAfter')}
          </span>
        </p>
      )}
      <div className="form-buttons">
        {inUse.source === 'generated' && (
          <RenewButton isDisabled={isFixed} describedBy={isFixed ? fixedReasonId : undefined} />
        )}
        <Button icon={Download} onClick={() => void save()}>
          {t('certificates:inUse.save')}
        </Button>
      </div>
      <p className="meta">{t('certificates:inUse.saveHint')}</p>
    </div>
  )
}
