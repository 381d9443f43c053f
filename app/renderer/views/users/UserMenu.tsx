import { ArrowLeftRight, Copy, Eye, FileText, Pencil, QrCode, Trash2, UserCheck, UserX } from 'lucide-react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { Menu, type MenuItem } from '../../components/Menu.tsx'
import { displayText } from '../../format/display-text.ts'
import { useSessions } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { t } from '../../texts/texts.ts'
import { guestsName } from './guest-rights.ts'
import { useUserCommands } from './user-commands.ts'

interface UserMenuProps {
  readonly user: WireUser
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

/** Everything that can be done with one user, at every width of the window. */
export function UserMenu({ user, at, onClose }: UserMenuProps) {
  const { name, isAnonymous, isEnabled, isTemporary } = user
  const commands = useUserCommands(user)
  const sessionCount = useSessions((state) => countSessionsOfUser(state, name))
  const change: MenuItem[] = [
    { label: t('users:action.edit'), icon: Pencil, keyHint: 'Enter', run: commands.edit },
  ]
  if (!isAnonymous) {
    change.push({ label: t('users:action.duplicate'), icon: Copy, run: commands.duplicate })
  }
  const look: MenuItem[] = [
    { label: t('users:action.view'), icon: Eye, run: commands.view },
    { label: t('users:action.connect'), icon: QrCode, run: commands.connect },
    { label: t('users:action.transfers'), icon: ArrowLeftRight, run: commands.showTransfers },
    { label: t('users:action.log'), icon: FileText, run: commands.showLog },
  ]
  const end: MenuItem[] = [
    isEnabled
      ? {
          label: sessionCount > 0 ? t('users:action.disableEnd') : t('users:action.disable'),
          icon: UserX,
          run: () => commands.setEnabled(false),
        }
      : { label: t('users:action.enable'), icon: UserCheck, run: () => commands.setEnabled(true) },
  ]
  if (!isAnonymous) {
    end.push({
      label: t('users:action.remove'),
      icon: Trash2,
      keyHint: 'Delete',
      tone: 'danger',
      run: commands.askRemoval,
    })
  }
  return (
    <Menu
      label={isAnonymous ? guestsName(user.access) : displayText(name)}
      at={at}
      onClose={onClose}
      groups={isTemporary ? [look] : [change, look, end]}
    />
  )
}
