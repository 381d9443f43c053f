import type { WireCertificates, WireKnownCertificate } from '../../../preload/contract/wire-certificates.ts'
import { Button } from '../../components/Button.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { useNow } from '../../components/use-now.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { commonNameOf, sourceWords, validityOf } from './certificate-words.ts'
import { Fingerprint } from './Fingerprint.tsx'
import { fixedReasonId } from './fixed-reason.ts'
import { RenewButton } from './RenewButton.tsx'

/** Certificates that are kept and can be used instead. */
export function OtherCertificates({ certificates }: { certificates: WireCertificates }) {
  const { others, isFixed } = certificates
  if (others.length === 0) {
    return <p className="meta">{t('certificates:others.none')}</p>
  }
  return (
    <ul className="certificate-others">
      {others.map((certificate) => (
        <li key={certificate.source}>
          <OtherCard certificate={certificate} isFixed={isFixed} />
        </li>
      ))}
    </ul>
  )
}

function OtherCard({ certificate, isFixed }: { certificate: WireKnownCertificate; isFixed: boolean }) {
  const actions = useActions()
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  const now = useNow() + clockOffsetMs
  const { source, subject, issuer, isSelfSigned, fingerprintSha256 } = certificate
  const describedBy = isFixed ? fixedReasonId : undefined
  return (
    <article className="certificate-card" aria-label={sourceWords(source)}>
      <div className="certificate-head">
        <h3 className="certificate-name">{displayText(commonNameOf(subject))}</h3>
        <StateMark {...validityOf(certificate, now)} />
      </div>
      <p className="meta">
        {isSelfSigned
          ? sourceWords(source)
          : t('certificates:others.issuedBy', {
              source: sourceWords(source),
              issuer: displayText(commonNameOf(issuer)),
            })}
      </p>
      <Fingerprint value={fingerprintSha256} />
      <div className="form-buttons">
        <Button
          disabled={isFixed}
          aria-describedby={describedBy}
          onClick={() => void actions.chooseCertificate(source)}
        >
          {t('certificates:others.use')}
        </Button>
        {source === 'generated' && <RenewButton isDisabled={isFixed} describedBy={describedBy} />}
      </div>
    </article>
  )
}
