import { useCallback, useContext, useMemo, useState } from 'react'
import { VirtualGrid } from '../../components/VirtualGrid.tsx'
import { displayText } from '../../format/display-text.ts'
import { useShares, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { useLineHeight } from '../../stores/use-line-height.ts'
import { useUsageTotals } from '../../stores/use-usage-totals.ts'
import { t } from '../../texts/texts.ts'
import { type ListedShare, ShareCells } from './ShareCells.tsx'
import { ShareMenu } from './ShareMenu.tsx'
import { AskRemoval } from './share-commands.ts'

/** Totals are a question to the disk, and this list is not what they are watched in. */
const totalsEveryMs = 10_000

interface OpenMenu {
  readonly id: string
  readonly at: { readonly x: number; readonly y: number }
}

/** The list of shared folders. */
export function SharesGrid() {
  const stores = useStores()
  const shares = useShares((state) => state.shares)
  const totals = useUsageTotals(totalsEveryMs)?.totals
  const rowHeightPx = useLineHeight()
  const openId = useUi(({ drawer }) => (drawer.kind === 'edit-share' ? drawer.id : null))
  const askRemoval = useContext(AskRemoval)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const closeMenu = useCallback(() => setMenu(null), [])
  const rows = useMemo(
    () =>
      shares.map((share) => ({
        share,
        moved: totals?.shares.find(({ shareId }) => shareId === share.id),
      })),
    [shares, totals],
  )
  const asked = shares.find(({ id }) => id === menu?.id)
  return (
    <>
      <VirtualGrid
        label={t('shares:title')}
        className="shares-grid"
        columns={[
          { head: t('shares:column.name') },
          { head: t('shares:column.folder'), className: 'share-folder' },
          { head: t('shares:column.access') },
          { head: t('shares:column.users'), className: 'share-users' },
          { head: t('shares:column.free'), className: 'number share-free' },
          { head: t('shares:column.moved'), className: 'number share-moved' },
          { head: t('shares:column.state') },
          { head: t('shares:column.actions'), isHeadHidden: true },
        ]}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        Cells={ShareCells}
        rowHeightPx={rowHeightPx}
        openKey={openId}
        onOpen={({ share: { id, isTemporary } }) => {
          if (!isTemporary) stores.ui.setState(openDrawer({ kind: 'edit-share', id }))
        }}
        onMenu={({ share: { id } }, at) => setMenu({ id, at })}
        onKey={(key, { share }) => {
          if (key !== 'Delete' || share.isTemporary) return false
          askRemoval(share)
          return true
        }}
      />
      {menu !== null && asked !== undefined && <ShareMenu share={asked} at={menu.at} onClose={closeMenu} />}
    </>
  )
}

const keyOf = ({ share }: ListedShare): string => share.id
const nameOf = ({ share }: ListedShare): string => displayText(share.name)
