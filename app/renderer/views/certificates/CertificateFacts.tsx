import type { WireKnownCertificate } from '../../../preload/contract/wire-certificates.ts'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatDate } from '../../format/time-of-day.ts'
import { t } from '../../texts/texts.ts'
import { sourceWords } from './certificate-words.ts'

/** What a certificate says of itself. */
export function CertificateFacts({ certificate }: { certificate: WireKnownCertificate }) {
  const { subject, issuer, names, notBefore, notAfter, keyType, source, isSelfSigned } = certificate
  return (
    <DetailList>
      <Detail name={t('certificates:fact.subject')}>{displayText(subject)}</Detail>
      <Detail name={t('certificates:fact.issuer')}>
        {isSelfSigned ? t('certificates:fact.itself') : displayText(issuer)}
      </Detail>
      <Detail name={t('certificates:fact.names')}>
        <ul className="certificate-names">
          {names.map((name) => (
            <li key={name} className="mono">
              {displayText(name)}
            </li>
          ))}
        </ul>
      </Detail>
      <Detail name={t('certificates:fact.valid')}>
        {t('certificates:fact.span', { from: formatDate(notBefore), to: formatDate(notAfter) })}
      </Detail>
      <Detail name={t('certificates:fact.key')}>{displayText(keyType)}</Detail>
      <Detail name={t('certificates:fact.source')}>{sourceWords(source)}</Detail>
    </DetailList>
  )
}
