import { Copy } from 'lucide-react'
import { Fragment } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { useNow } from '../../components/use-now.ts'
import { displayText } from '../../format/display-text.ts'
import { daysUntil, formatDate } from '../../format/time-of-day.ts'
import { useActions, useServer } from '../../stores/dashboard-context.tsx'

/** From this many days before the end the date is shown as a warning. */
const soonDays = 30

/** The certificate clients see, and the fingerprint they can compare. */
export function CertificateCard() {
  const actions = useActions()
  const certificate = useServer((state) => state.certificates?.inUse ?? null)
  const now = useNow()
  if (certificate === null) return <p className="meta">No certificate is in use.</p>
  const days = daysUntil(certificate.notAfter, now)
  const validity = days < 0 ? 'has run out' : days === 1 ? '1 day left' : `${days} days left`
  return (
    <>
      <p>
        {certificate.isSelfSigned
          ? 'Portside made this certificate itself, so clients warn at the first connection. Compare the fingerprint there with this one, then trust it.'
          : `Issued by ${displayText(certificate.issuer)}.`}
      </p>
      <DetailList>
        <Detail name="Fingerprint (SHA-256)">
          <span className="certificate-fingerprint">
            <Fingerprint hex={certificate.fingerprintSha256} />
            <IconButton
              label="Copy fingerprint"
              icon={Copy}
              onClick={() => void actions.copy(certificate.fingerprintSha256, 'Fingerprint')}
            />
          </span>
        </Detail>
        <Detail name="Names">{certificate.names.map(displayText).join(', ')}</Detail>
        <Detail name="Valid until">
          {formatDate(certificate.notAfter)}{' '}
          <span className={days < soonDays ? 'certificate-soon' : 'meta'}>({validity})</span>
        </Detail>
        <Detail name="Key">{displayText(certificate.keyType)}</Detail>
      </DetailList>
    </>
  )
}

/** A fingerprint that breaks between its pairs only. */
function Fingerprint({ hex }: { hex: string }) {
  return (
    <span className="mono">
      {hex.split(':').map((pair, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair has no identity but its place
        <Fragment key={place}>
          {place > 0 && (
            <>
              :<wbr />
            </>
          )}
          {pair}
        </Fragment>
      ))}
    </span>
  )
}
