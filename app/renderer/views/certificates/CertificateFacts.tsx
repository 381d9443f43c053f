import type { WireKnownCertificate } from '../../../preload/contract/wire-certificates.ts'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatDate } from '../../format/time-of-day.ts'
import { sourceWords } from './certificate-words.ts'

/** What a certificate says of itself. */
export function CertificateFacts({ certificate }: { certificate: WireKnownCertificate }) {
  const { subject, issuer, names, notBefore, notAfter, keyType, source, isSelfSigned } = certificate
  return (
    <DetailList>
      <Detail name="Subject">{displayText(subject)}</Detail>
      <Detail name="Issuer">
        {isSelfSigned ? 'Itself: no authority has signed it' : displayText(issuer)}
      </Detail>
      <Detail name="Names">
        <ul className="certificate-names">
          {names.map((name) => (
            <li key={name} className="mono">
              {displayText(name)}
            </li>
          ))}
        </ul>
      </Detail>
      <Detail name="Valid">
        {formatDate(notBefore)} to {formatDate(notAfter)}
      </Detail>
      <Detail name="Key">{displayText(keyType)}</Detail>
      <Detail name="Source">{sourceWords[source]}</Detail>
    </DetailList>
  )
}
