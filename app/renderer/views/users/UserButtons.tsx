import { Eye, Pencil, Trash2 } from 'lucide-react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { displayText } from '../../format/display-text.ts'
import { t } from '../../texts/texts.ts'
import { useUserCommands } from './user-commands.ts'

/** What is done most with an account; the rest is in the menu. */
export function UserButtons({ user, isTabStop }: { user: WireUser; isTabStop: boolean }) {
  const commands = useUserCommands(user)
  const name = displayText(user.name)
  const tabIndex = isTabStop ? 0 : -1
  return (
    <>
      <IconButton
        label={t('users:action.viewNamed', { name })}
        title={t('users:action.view')}
        icon={Eye}
        tabIndex={tabIndex}
        onClick={commands.view}
      />
      {!user.isTemporary && (
        <>
          <IconButton
            label={t('common:editNamed', { name })}
            title={t('common:edit')}
            icon={Pencil}
            tabIndex={tabIndex}
            onClick={commands.edit}
          />
          <IconButton
            label={t('common:removeNamed', { name })}
            title={t('common:remove')}
            tone="danger"
            icon={Trash2}
            tabIndex={tabIndex}
            onClick={commands.askRemoval}
          />
        </>
      )}
      <MoreButton
        label={t('users:action.more', { name })}
        title={t('users:action.moreTitle')}
        isTabStop={isTabStop}
      />
    </>
  )
}
