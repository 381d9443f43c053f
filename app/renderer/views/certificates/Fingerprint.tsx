import { Copy, QrCode as QrCodeIcon } from 'lucide-react'
import { Fragment, useState } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { QrCode } from '../../components/QrCode.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { fingerprintGroups } from './certificate-words.ts'

const qrCodeSizePx = 200

interface FingerprintProps {
  /** SHA-256, hex pairs joined by ':'. */
  readonly value: string
  /** Big enough to compare with another screen across the table, and to be read by a telephone. */
  readonly isLarge?: boolean
}

/** A fingerprint to compare and to copy; it breaks between its groups only. */
export function Fingerprint({ value, isLarge = false }: FingerprintProps) {
  const actions = useActions()
  const [isScannable, setIsScannable] = useState(false)
  return (
    <>
      <span className={`fingerprint ${isLarge ? 'fingerprint-large' : ''}`}>
        <span className="fingerprint-groups mono" data-testid="fingerprint">
          {fingerprintGroups(value).map((group, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a group has no identity but its place
            <Fragment key={place}>
              {place > 0 && <span className="fingerprint-joint">:</span>}
              {place > 0 && <wbr />}
              <span className="fingerprint-group">{group}</span>
            </Fragment>
          ))}
        </span>
        <IconButton
          label={t('certificates:fingerprint.copy')}
          icon={Copy}
          onClick={() => void actions.copy(value, t('certificates:fingerprint.word'))}
        />
        {isLarge && (
          <IconButton
            label={t(isScannable ? 'certificates:fingerprint.hide' : 'certificates:fingerprint.show')}
            icon={QrCodeIcon}
            aria-expanded={isScannable}
            onClick={() => setIsScannable(!isScannable)}
          />
        )}
      </span>
      {isScannable && (
        <div className="fingerprint-code">
          <QrCode text={value} label={t('certificates:fingerprint.code')} sizePx={qrCodeSizePx} />
          <p className="meta">{t('certificates:fingerprint.codeHint')}</p>
        </div>
      )}
    </>
  )
}
