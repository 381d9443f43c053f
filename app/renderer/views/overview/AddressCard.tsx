import { Copy } from 'lucide-react'
import { Button, IconButton } from '../../components/Button.tsx'
import { QrCode } from '../../components/QrCode.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ConnectButton } from '../connect/ConnectButton.tsx'

const shownOthers = 3

/** What to type on the other device, or to hold its camera at. */
export function AddressCard() {
  const actions = useActions()
  const addresses = useServer((state) => state.server.addresses)
  const [first, ...others] = addresses
  return (
    <section className="overview-card address-card" aria-labelledby="overview-address">
      <div className="overview-card-head">
        <h2 id="overview-address">{t('overview:address.title')}</h2>
        {first !== undefined && (
          <div className="address-buttons">
            <Button icon={Copy} onClick={() => void actions.copy(first.url, t('overview:address.what'))}>
              {t('overview:address.copy')}
            </Button>
            <ConnectButton isIcon />
          </div>
        )}
      </div>
      {first === undefined ? (
        <p className="overview-nothing">{t('overview:address.none')}</p>
      ) : (
        <>
          <p className="address-first">{first.url}</p>
          <div className="address-main">
            <QrCode text={first.url} label={t('overview:address.qr', { url: first.url })} sizePx={116} />
            <p className="address-words">
              <span>{t(`overview:address.kind.${first.kind}`)}</span>
              <span className="meta">{displayText(first.interfaceName)}</span>
            </p>
          </div>
          {others.length > 0 && (
            <ul className="address-others" aria-label={t('overview:address.others')}>
              {others.slice(0, shownOthers).map(({ url, interfaceName }) => (
                <li key={url}>
                  <span className="mono cut" title={url}>
                    {url}
                  </span>
                  <span className="meta cut" title={displayText(interfaceName)}>
                    {displayText(interfaceName)}
                  </span>
                  <IconButton
                    label={t('overview:address.copyOther', { url })}
                    icon={Copy}
                    onClick={() => void actions.copy(url, t('overview:address.what'))}
                  />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}
