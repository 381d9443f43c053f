import { Copy, PartyPopper } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { formatPeer } from '../../format/address.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ConnectAddress } from '../connect/ConnectAddress.tsx'
import { ConnectFacts } from '../connect/ConnectFacts.tsx'
import { ConnectGuides } from '../connect/ConnectGuides.tsx'
import { ConnectOptions } from '../connect/ConnectOptions.tsx'
import { useConnect } from '../connect/use-connect.ts'
import { ReadyChecks } from './ReadyChecks.tsx'
import { useFirstVisitor, type Visitor } from './use-first-visitor.ts'
import type { MadeAccount } from './use-set-up.ts'
import '../connect/connect.css'

const qrSizePx = 176

/** The address, what has been proved, how each kind of device gets here, and the moment the first one does. */
export function ReadyStep({ accounts }: { accounts: readonly MadeAccount[] }) {
  const passwords = new Map(accounts.map(({ name, password }) => [name, password]))
  const connect = useConnect(accounts[0]?.name ?? null, passwords)
  const visitor = useFirstVisitor()
  return (
    <div className="welcome-ready">
      <div className="welcome-ready-card">
        {visitor !== null && <Celebration visitor={visitor} />}
        <ConnectAddress connect={connect} sizePx={qrSizePx} />
        {accounts.map((account) => (
          <NewPassword key={account.name} account={account} />
        ))}
        <ConnectOptions connect={connect} />
        {connect.target !== null && <ConnectFacts target={connect.target} />}
      </div>
      <div className="welcome-ready-side">
        <ReadyChecks hasVisitor={visitor !== null} />
        {connect.target !== null && <ConnectGuides connect={connect} target={connect.target} />}
      </div>
    </div>
  )
}

/** The moment everything was for. */
function Celebration({ visitor: { clientName, userName, peerAddress } }: { visitor: Visitor }) {
  return (
    <div className="welcome-connected" role="status">
      <PartyPopper size={24} aria-hidden="true" />
      <div>
        <p className="welcome-connected-who">
          {t('welcome:ready.connected', {
            who: displayText(clientName ?? userName ?? ''),
            address: formatPeer(peerAddress),
          })}
        </p>
        <p>{t('welcome:ready.connectedHint')}</p>
      </div>
    </div>
  )
}

function NewPassword({ account: { name, password } }: { account: MadeAccount }) {
  const actions = useActions()
  return (
    <div className="welcome-password">
      <p>{t('welcome:ready.note', { name: displayText(name) })}</p>
      <Button icon={Copy} onClick={() => void actions.copy(password, t('welcome:who.password'))}>
        {t('welcome:ready.copyPassword')}
      </Button>
    </div>
  )
}
