import { QrCode as QrIcon } from 'lucide-react'
import { Button, IconButton } from '../../components/Button.tsx'
import { useStores } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { connectDrawer } from './connect-drawer.ts'

interface ConnectButtonProps {
  /** For bars: the picture alone, with its words as name. */
  readonly isIcon?: boolean
  readonly userName?: string | null
}

/** Opens the Connect card. */
export function ConnectButton({ isIcon = false, userName = null }: ConnectButtonProps) {
  const stores = useStores()
  const open = () => stores.ui.setState(openDrawer(connectDrawer(userName)))
  if (isIcon) return <IconButton label={t('connect:open')} icon={QrIcon} onClick={open} />
  return (
    <Button icon={QrIcon} onClick={open}>
      {t('connect:open')}
    </Button>
  )
}
