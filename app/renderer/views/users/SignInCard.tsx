import { Copy, QrCode } from 'lucide-react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer, useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer, openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { connectDrawer } from '../connect/connect-drawer.ts'
import './sign-in-card.css'

/** Name, password and address to pass on: the only time a password is shown after it was set. */
export function SignInCard({ name, password }: { name: string; password: string }) {
  const stores = useStores()
  const address = useServer((state) => state.server.addresses[0]?.url)
  const close = () => stores.ui.setState(closeDrawer())
  return (
    <Drawer title={t('users:card.title', { name: displayText(name) })} onClose={close}>
      <div className="sign-in-card">
        <Line
          what={t('users:card.address')}
          value={address ?? null}
          copyLabel={t('users:card.copyAddress', { address })}
        />
        <Line what={t('users:card.userName')} value={name} copyLabel={t('users:card.copyUser')} />
        <Line what={t('users:password.label')} value={password} copyLabel={t('users:card.copySecret')} />
      </div>
      <p className="sign-in-note">{t('users:card.note')}</p>
      <div className="sign-in-buttons">
        <Button onClick={close}>{t('users:card.done')}</Button>
        <Button icon={QrCode} onClick={() => stores.ui.setState(openDrawer(connectDrawer(name, password)))}>
          {t('connect:open')}
        </Button>
      </div>
    </Drawer>
  )
}

function Line({ what, value, copyLabel }: { what: string; value: string | null; copyLabel: string }) {
  const actions = useActions()
  return (
    <div className="sign-in-line">
      <span className="meta">{what}</span>
      <span className="sign-in-value mono">
        {value === null ? t('users:card.noAddress') : displayText(value)}
      </span>
      {value !== null && (
        <IconButton
          label={copyLabel}
          title={t('users:card.copy')}
          icon={Copy}
          onClick={() => void actions.copy(value, what)}
        />
      )}
    </div>
  )
}
