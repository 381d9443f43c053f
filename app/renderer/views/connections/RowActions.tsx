import { CircleStop, Ellipsis, Unplug } from 'lucide-react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { IconButton } from '../../components/Button.tsx'
import { pointBelow } from '../../components/reading-direction.ts'
import { formatPeer } from '../../format/address.ts'
import { displayText } from '../../format/display-text.ts'
import { t } from '../../texts/texts.ts'
import type { StopCommands } from './use-stop-commands.ts'

interface RowActionsProps {
  readonly session: WireSession
  readonly isTabStop: boolean
  readonly hasAbort: boolean
  readonly commands: StopCommands
}

/** What can be done to one connection. The menu is there at every width; the buttons beside it are short cuts. */
export function RowActions({ session, isTabStop, hasAbort, commands }: RowActionsProps) {
  const { id, endedAt, transfer, userName, peerAddress } = session
  const tabIndex = isTabStop ? 0 : -1
  const address = formatPeer(peerAddress)
  const who =
    userName === null
      ? t('connections:who.client', { address })
      : t('connections:who.user', { user: displayText(userName), address })
  const isAlive = endedAt === null
  return (
    <>
      {isAlive && hasAbort && transfer !== null && (
        <IconButton
          label={t('connections:action.abortOf', { who })}
          title={t('connections:action.abortKey')}
          icon={CircleStop}
          tabIndex={tabIndex}
          onClick={() => commands.abort([id])}
        />
      )}
      {isAlive && (
        <IconButton
          label={t('connections:action.disconnectOf', { who })}
          title={t('connections:action.disconnectKey')}
          tone="danger"
          icon={Unplug}
          tabIndex={tabIndex}
          onClick={() => commands.disconnect([id])}
        />
      )}
      <IconButton
        label={t('connections:action.moreOf', { who })}
        title={t('connections:action.moreKey')}
        icon={Ellipsis}
        tabIndex={tabIndex}
        aria-haspopup="menu"
        onClick={(event) => commands.openMenu(id, pointBelow(event.currentTarget, 'end'))}
      />
    </>
  )
}
