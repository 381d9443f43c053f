import { ChevronDown, Copy } from 'lucide-react'
import { useId } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer } from '../../stores/dashboard-context.tsx'
import './address-box.css'

const kindWords = {
  local: 'Reaches devices on this network',
  virtual: 'VPN or container network',
  'this-computer': 'Only on this computer',
} as const

/** The address to type on the other device, with a copy button, and all other addresses on demand. */
export function AddressBox() {
  const actions = useActions()
  const addresses = useServer((state) => state.server.addresses)
  const phase = useServer((state) => state.server.phase)
  const listId = useId()
  const [first] = addresses
  if (first === undefined) {
    return <p className="address-none cut">{phase === 'running' ? 'No network address' : 'Not reachable'}</p>
  }
  return (
    <div className={`address-box ${phase === 'running' ? '' : 'address-box-off'}`}>
      <span className="address-url mono cut" title={first.url}>
        {first.url}
      </span>
      <IconButton label="Copy address" icon={Copy} onClick={() => void actions.copy(first.url, 'Address')} />
      {addresses.length > 1 && (
        <>
          <button
            type="button"
            className="icon-button"
            popoverTarget={listId}
            aria-label="All addresses"
            title="All addresses"
          >
            <ChevronDown size={16} aria-hidden="true" />
          </button>
          <section id={listId} popover="auto" className="address-list" aria-label="All addresses">
            <ul>
              {addresses.map((address) => (
                <li key={address.url} className="address-item">
                  <div className="address-item-words">
                    <span className="mono">{address.url}</span>
                    <span className="meta">
                      {displayText(address.interfaceName)} · {kindWords[address.kind]}
                    </span>
                  </div>
                  <IconButton
                    label={`Copy ${address.url}`}
                    icon={Copy}
                    onClick={() => void actions.copy(address.url, 'Address')}
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
