import { Copy } from 'lucide-react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer, useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer } from '../../stores/ui-store.ts'
import './sign-in-card.css'

/** Name, password and address to pass on: the only time a password is shown after it was set. */
export function SignInCard({ name, password }: { name: string; password: string }) {
  const stores = useStores()
  const address = useServer((state) => state.server.addresses[0]?.url)
  const close = () => stores.ui.setState(closeDrawer())
  return (
    <Drawer title={`${displayText(name)} can sign in`} onClose={close}>
      <div className="sign-in-card">
        <Line what="Address" value={address ?? null} copyLabel={`Copy ${address}`} />
        <Line what="User name" value={name} copyLabel="Copy user" />
        <Line what="Password" value={password} copyLabel="Copy secret" />
      </div>
      <p className="sign-in-note">
        Note the password now. Portside keeps only a scrambled form and cannot show it again.
      </p>
      <Button onClick={close}>Done</Button>
    </Drawer>
  )
}

function Line({ what, value, copyLabel }: { what: string; value: string | null; copyLabel: string }) {
  const actions = useActions()
  return (
    <div className="sign-in-line">
      <span className="meta">{what}</span>
      <span className="sign-in-value mono">
        {value === null ? 'Shown once the server runs' : displayText(value)}
      </span>
      {value !== null && (
        <IconButton
          label={copyLabel}
          title="Copy"
          icon={Copy}
          onClick={() => void actions.copy(value, what)}
        />
      )}
    </div>
  )
}
