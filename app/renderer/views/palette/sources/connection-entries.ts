import { Ban, Cable, CircleStop, PanelRight, Unplug } from 'lucide-react'
import type { WireSession } from '../../../../preload/contract/wire-sessions.ts'
import { formatPeer } from '../../../format/address.ts'
import { displayText } from '../../../format/display-text.ts'
import { stateOfSession } from '../../../format/session-words.ts'
import type { Dashboard } from '../../../stores/dashboard-context.tsx'
import { goTo } from '../../../stores/ui-store.ts'
import { t } from '../../../texts/texts.ts'
import type { PaletteEntry } from '../palette-entry.ts'
import { askToStop } from '../stop-requests.ts'

/** Every connection there is at present. */
export function connectionEntries(dashboard: Dashboard): readonly PaletteEntry[] {
  const { byId } = dashboard.stores.sessions.getState()
  return [...byId.values()]
    .filter(({ endedAt }) => endedAt === null)
    .map((session) => entryOf(dashboard, session))
}

function entryOf(dashboard: Dashboard, session: WireSession): PaletteEntry {
  const { stores, actions } = dashboard
  const { id: sessionId, userName, peerAddress, transfer, clientName, workingDirectory } = session
  const user = userName === null ? t('frame:palette.notSignedIn') : displayText(userName)
  const name = t('frame:palette.from', { user, address: formatPeer(peerAddress) })
  const id = `connection-${sessionId}`
  const section = 'connections'
  const open = (): void =>
    stores.ui.setState(goTo({ screen: 'connections', drawer: { kind: 'session', id: sessionId } }))
  return {
    id,
    section,
    label: name,
    detail: stateOfSession(session).word,
    words: displayText([clientName ?? '', transfer?.path ?? workingDirectory].join(' ')),
    icon: Cable,
    run: open,
    more: () => [
      {
        id: `${id}-open`,
        section,
        label: t('frame:palette.openDetails', { name }),
        icon: PanelRight,
        run: open,
      },
      ...(transfer === null
        ? []
        : [
            {
              id: `${id}-abort`,
              section,
              label: t('frame:palette.abort', { name }),
              icon: CircleStop,
              run: () => void actions.abortTransfers([sessionId]),
            } as const,
          ]),
      {
        id: `${id}-disconnect`,
        section,
        label: t('frame:palette.disconnectNow', { name }),
        icon: Unplug,
        isDanger: true,
        run: () => void actions.disconnect([sessionId]),
      },
      {
        id: `${id}-block`,
        section,
        label: t('frame:palette.block', { name }),
        icon: Ban,
        isDanger: true,
        run: () =>
          askToStop(dashboard, {
            target: { ids: [sessionId], addresses: [peerAddress] },
            title: t('frame:palette.disconnectTitle', { count: 1 }),
            wish: 'block',
          }),
      },
    ],
  }
}
