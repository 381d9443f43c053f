import { ArrowLeftRight, Eye, FolderSearch, Pencil, Power, PowerOff, Trash2 } from 'lucide-react'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { Menu, type MenuItem } from '../../components/Menu.tsx'
import { displayText } from '../../format/display-text.ts'
import { useServer } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { useShareCommands } from './share-commands.ts'

interface ShareMenuProps {
  readonly share: WireShare
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

/** Everything that can be done with one share, at every width of the window. */
export function ShareMenu({ share, at, onClose }: ShareMenuProps) {
  const host = useServer((state) => state.host)
  const commands = useShareCommands(share)
  const looks: MenuItem[] = [
    {
      label: t('shares:action.preview'),
      icon: Eye,
      isDisabled: commands.view === null,
      run: () => commands.view?.(),
    },
    { label: t('shares:action.transfers'), icon: ArrowLeftRight, run: commands.showTransfers },
  ]
  if (host === 'desktop') {
    looks.unshift({ label: t('shares:action.reveal'), icon: FolderSearch, run: commands.reveal })
  }
  const { isEnabled, isTemporary } = share
  const toggle: MenuItem = isEnabled
    ? { label: t('shares:action.switchOff'), icon: PowerOff, run: () => commands.setEnabled(false) }
    : { label: t('shares:action.switchOn'), icon: Power, run: () => commands.setEnabled(true) }
  const edit: MenuItem = {
    label: t('shares:action.edit'),
    icon: Pencil,
    keyHint: 'Enter',
    run: commands.edit,
  }
  const stop: MenuItem = {
    label: t('shares:action.stopMore'),
    icon: Trash2,
    keyHint: 'Delete',
    tone: 'danger',
    run: commands.askRemoval,
  }
  return (
    <Menu
      label={displayText(share.name)}
      at={at}
      onClose={onClose}
      groups={isTemporary ? [looks] : [[edit], looks, [toggle, stop]]}
    />
  )
}
