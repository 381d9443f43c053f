import { ChevronDown, Copy } from 'lucide-react'
import { useId } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ConnectButton } from '../connect/ConnectButton.tsx'
import './address-box.css'

/** The address to type on the other device, with a copy button, and all other addresses on demand. */
export function AddressBox() {
  const actions = useActions()
  const addresses = useServer((state) => state.server.addresses)
  const phase = useServer((state) => state.server.phase)
  const listId = useId()
  const [first] = addresses
  if (first === undefined) {
    return (
      <p className="address-none cut">
        {t(phase === 'running' ? 'frame:address.none' : 'frame:address.unreachable')}
      </p>
    )
  }
  return (
    <div className={`address-box ${phase === 'running' ? '' : 'address-box-off'}`}>
      <span className="address-url mono cut" title={first.url}>
        {first.url}
      </span>
      <IconButton
        label={t('frame:address.copy')}
        icon={Copy}
        onClick={() => void actions.copy(first.url, t('frame:address.what'))}
      />
      <ConnectButton isIcon />
      {addresses.length > 1 && (
        <>
          <button
            type="button"
            className="icon-button"
            popoverTarget={listId}
            aria-label={t('frame:address.all')}
            title={t('frame:address.all')}
          >
            <ChevronDown size={16} aria-hidden="true" />
          </button>
          <section id={listId} popover="auto" className="address-list" aria-label={t('frame:address.all')}>
            <ul>
              {addresses.map((address) => (
                <li key={address.url} className="address-item">
                  <div className="address-item-words">
                    <span className="mono">{address.url}</span>
                    <span className="meta">
                      {displayText(address.interfaceName)} · {t(`frame:address.kind.${address.kind}`)}
                    </span>
                  </div>
                  <IconButton
                    label={t('frame:address.copyOne', { url: address.url })}
                    icon={Copy}
                    onClick={() => void actions.copy(address.url, t('frame:address.what'))}
                  />
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  )
}
