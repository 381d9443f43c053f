import { useMemo } from 'react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { formatPeer } from '../../format/address.ts'
import { displayText } from '../../format/display-text.ts'
import { sessionsAsText } from '../../format/sessions-as-text.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { selectAlive } from '../../stores/select-sessions.ts'
import type { OpenMenu, StopRequest } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

/** What can be done to connections, one or many, from the row, its menu, the selection bar, the drawer and the keyboard. */
export interface StopCommands {
  abort(ids: Iterable<string>): void
  /** One goes at once; more than one is asked for first. */
  disconnect(ids: Iterable<string>): void
  /** The dialog, set to this. */
  ask(ids: Iterable<string>, wish: 'disconnect' | 'block' | 'disable'): void
  /** The dialog about every connection of this one's user or from its address. */
  askAll(id: string, of: 'user' | 'address'): void
  copy(ids: Iterable<string>, what: 'connections' | 'address'): void
  /** About the whole selection when the row is in it, as in every list. */
  openMenu(id: string, at: OpenMenu['at']): void
  /** About these alone, whatever is selected. */
  openMenuOf(ids: readonly string[], at: OpenMenu['at']): void
  /** About this one alone, whatever is selected. */
  openMenuOfOne(id: string, at: OpenMenu['at']): void
}

/** Makes the commands; the dialog and the menu they open are in the UI store. */
export function useStopCommands(): StopCommands {
  const actions = useActions()
  const stores = useStores()

  return useMemo((): StopCommands => {
    const request = (stopRequest: StopRequest): void => stores.ui.setState({ stopRequest })
    const openMenu = (connectionMenu: OpenMenu): void => stores.ui.setState({ connectionMenu })
    const known = (ids: Iterable<string>): WireSession[] => {
      const { byId } = stores.sessions.getState()
      return [...ids].flatMap((id) => byId.get(id) ?? [])
    }
    const alive = (ids: Iterable<string>): string[] => selectAlive(stores.sessions.getState(), ids)

    const ask: StopCommands['ask'] = (wanted, wish) => {
      const sessions = known(wanted)
      const aliveOnes = sessions.filter(({ endedAt }) => endedAt === null)
      // Who has left can still be kept out; for everything else only who is there counts.
      const meant = wish === 'block' ? sessions : aliveOnes
      if (meant.length === 0) return
      const addresses = [...new Set(meant.map(({ peerAddress }) => peerAddress))]
      const target = { ids: meant.map(({ id }) => id), addresses }
      request({ target, title: titleOf(aliveOnes, addresses), wish })
    }

    return {
      ask,
      abort(ids) {
        const moving = known(ids).filter(({ transfer, endedAt }) => transfer !== null && endedAt === null)
        void actions.abortTransfers(moving.map(({ id }) => id))
      },
      disconnect(ids) {
        const aliveIds = alive(ids)
        if (aliveIds.length > 1) ask(aliveIds, 'disconnect')
        else void actions.disconnect(aliveIds)
      },
      askAll(id, of) {
        const [session] = known([id])
        if (session === undefined) return
        const user = stores.users.getState().users.find(({ name }) => name === session.userName)
        if (of === 'address') {
          const title = t('connections:stop.title.from', { address: formatPeer(session.peerAddress) })
          request({ target: { range: session.peerAddress }, title, wish: 'disconnect' })
        } else if (user !== undefined) {
          const title = t('connections:stop.title.user', { user: displayText(user.name) })
          request({ target: { userId: user.id }, title, wish: 'disconnect' })
        }
      },
      copy(ids, what) {
        const sessions = known(ids)
        const addresses = [...new Set(sessions.map(({ peerAddress }) => formatPeer(peerAddress)))]
        if (what === 'connections')
          void actions.copy(
            sessionsAsText(sessions),
            t('connections:copied.connections', { count: sessions.length }),
          )
        else
          void actions.copy(
            addresses.join('\n'),
            t('connections:copied.addresses', { count: addresses.length }),
          )
      },
      openMenu(id, at) {
        const { selectedIds } = stores.ui.getState()
        openMenu({ ids: selectedIds.has(id) ? [...selectedIds] : [id], at })
      },
      openMenuOf: (ids, at) => openMenu({ ids, at }),
      openMenuOfOne: (id, at) => openMenu({ ids: [id], at }),
    }
  }, [actions, stores])
}

function titleOf(alive: readonly WireSession[], addresses: readonly string[]): string {
  const [first] = alive
  const [address = ''] = addresses
  if (first === undefined) {
    return addresses.length === 1
      ? t('connections:stop.title.block', { address: formatPeer(address) })
      : t('connections:stop.title.blockAddresses', { count: addresses.length })
  }
  if (alive.length > 1) return t('connections:stop.title.clients', { count: alive.length })
  const from = formatPeer(first.peerAddress)
  return first.userName === null
    ? t('connections:stop.title.address', { address: from })
    : t('connections:stop.title.one', { user: displayText(first.userName), address: from })
}
