import { Copy, Download, FolderOpen, Network, PanelRight, Share2, User } from 'lucide-react'
import type { PastTransfer } from '../../../preload/contract/wire-history.ts'
import { Menu, type MenuItem } from '../../components/Menu.tsx'
import { formatPeer } from '../../format/address.ts'
import { displayText } from '../../format/display-text.ts'
import { splitVirtualPath } from '../../format/virtual-name.ts'
import { useActions, useShares, useStores } from '../../stores/dashboard-context.tsx'
import { noTransferFilter, type TransferFilter } from '../../stores/transfer-filter.ts'
import { openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

interface TransferMenuProps {
  readonly tab: 'history' | 'failed'
  readonly transfer: PastTransfer
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

/** Names in a menu stay on few lines. */
const maxNameCharacters = 40

/** What can be done with a transfer that is over. Trying again is not among it: only the client can. */
export function TransferMenu({ tab, transfer, at, onClose }: TransferMenuProps) {
  const stores = useStores()
  const actions = useActions()
  const { path, userName, address, shareId, shareName, sessionKey } = transfer
  const isShareThere = useShares((state) => state.shares.some(({ id }) => id === shareId))
  const filterBy = (changes: Partial<TransferFilter>, transfersTab: 'history' | 'failed' = tab) =>
    stores.ui.setState({ transfersTab, transferFilter: { ...noTransferFilter, ...changes } })

  const others: MenuItem[] = [
    {
      label: t('transfers:action.whoDownloaded'),
      icon: Download,
      run: () => filterBy({ path, direction: 'download' }, 'history'),
    },
  ]
  if (userName !== null) {
    others.push({
      label: t('transfers:action.ofUser', { name: short(userName) }),
      icon: User,
      run: () => filterBy({ user: userName }),
    })
  }
  others.push({
    label: t('transfers:action.ofAddress', { name: formatPeer(address) }),
    icon: Network,
    run: () => filterBy({ address }),
  })
  if (shareId !== null) {
    others.push({
      label: t('transfers:action.ofShare', { name: short(shareName ?? '') }),
      icon: Share2,
      run: () => filterBy({ shareId }),
    })
  }
  const place: MenuItem[] = [
    {
      label: t('transfers:action.copyPath'),
      icon: Copy,
      run: () => void actions.copy(path, t('transfers:action.path')),
    },
  ]
  if (shareId !== null && isShareThere) {
    place.push({
      label: t('transfers:action.openShare'),
      icon: FolderOpen,
      run: () => void actions.revealShare(shareId),
    })
  }
  return (
    <Menu
      label={short(splitVirtualPath(path).name)}
      at={at}
      onClose={onClose}
      groups={[
        [
          {
            label: t('transfers:action.openSession'),
            icon: PanelRight,
            keyHint: 'Enter',
            run: () => stores.ui.setState(openDrawer({ kind: 'past-session', key: sessionKey })),
          },
        ],
        others,
        place,
      ]}
    />
  )
}

function short(name: string): string {
  const characters = Array.from(name)
  return displayText(
    characters.length > maxNameCharacters ? `${characters.slice(0, maxNameCharacters).join('')}…` : name,
  )
}
