import { Ban, Copy, Network, Unplug } from 'lucide-react'
import { formatPeer } from '../../../format/address.ts'
import type { Dashboard } from '../../../stores/dashboard-context.tsx'
import { goTo } from '../../../stores/ui-store.ts'
import { t } from '../../../texts/texts.ts'
import type { PaletteEntry } from '../palette-entry.ts'
import { askToStop } from '../stop-requests.ts'
import { pastOf } from './past-of.ts'

/** Every address somebody is connected from. */
export function addressEntries(dashboard: Dashboard): readonly PaletteEntry[] {
  const counts = new Map<string, number>()
  for (const { peerAddress, endedAt } of dashboard.stores.sessions.getState().byId.values()) {
    if (endedAt === null) counts.set(peerAddress, (counts.get(peerAddress) ?? 0) + 1)
  }
  return [...counts].map(([address, count]) => entryOf(dashboard, address, count))
}

function entryOf(dashboard: Dashboard, address: string, count: number): PaletteEntry {
  const { stores, actions } = dashboard
  const name = formatPeer(address)
  const id = `address-${address}`
  const section = 'addresses'
  const stop = (wish: 'disconnect' | 'block', label: string, title: string): PaletteEntry => ({
    id: `${id}-${wish}`,
    section,
    label,
    icon: wish === 'block' ? Ban : Unplug,
    isDanger: true,
    run: () => askToStop(dashboard, { target: { range: address }, title, wish }),
  })
  const title = t('frame:palette.disconnectAddress', { name })
  return {
    id,
    section,
    label: name,
    detail: t('frame:palette.connectionCount', { count }),
    icon: Network,
    run: () => {
      stores.ui.setState(goTo({ screen: 'connections', drawer: { kind: 'closed' } }))
      stores.ui.setState({ filter: name, connectionsTime: 'now', segment: 'all' })
    },
    more: () => [
      stop('disconnect', t('frame:palette.disconnect', { name }), title),
      stop('block', t('frame:palette.block', { name }), title),
      ...pastOf(dashboard, { address: name }, { id, section, name }),
      {
        id: `${id}-copy`,
        section,
        label: t('frame:palette.copyOne', { text: name }),
        icon: Copy,
        run: () => void actions.copy(name, t('frame:address.what')),
      },
    ],
  }
}
