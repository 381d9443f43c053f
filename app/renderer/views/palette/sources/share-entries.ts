import { ArrowDownUp, FolderOpen, FolderSearch, Pencil } from 'lucide-react'
import { displayText } from '../../../format/display-text.ts'
import type { Dashboard } from '../../../stores/dashboard-context.tsx'
import { noTransferFilter } from '../../../stores/transfer-filter.ts'
import { goTo } from '../../../stores/ui-store.ts'
import { t } from '../../../texts/texts.ts'
import type { PaletteEntry } from '../palette-entry.ts'

/** Every share: its form, and what was moved in it. */
export function shareEntries({ stores, actions }: Dashboard): readonly PaletteEntry[] {
  const closed = { kind: 'closed' } as const
  return stores.shares.getState().shares.map(({ id, name: ownName, folder, isTemporary }) => {
    const name = displayText(ownName)
    const base = { section: 'shares', detail: displayText(folder) } as const
    const show = (): void =>
      stores.ui.setState(
        goTo({ screen: 'shares', drawer: isTemporary ? closed : { kind: 'edit-share', id } }),
      )
    return {
      ...base,
      id: `share-${id}`,
      label: name,
      icon: FolderOpen,
      run: show,
      more: (): readonly PaletteEntry[] => [
        ...(isTemporary
          ? []
          : [
              {
                ...base,
                id: `share-${id}-edit`,
                label: t('frame:palette.edit', { name }),
                icon: Pencil,
                run: show,
              },
            ]),
        {
          ...base,
          id: `share-${id}-transfers`,
          label: t('frame:palette.transfers', { name }),
          icon: ArrowDownUp,
          run: () =>
            stores.ui.setState(
              goTo({
                screen: 'transfers',
                transfersTab: 'history',
                transferFilter: { ...noTransferFilter, shareId: id },
                drawer: closed,
              }),
            ),
        },
        {
          ...base,
          id: `share-${id}-folder`,
          label: t('frame:palette.openFolder', { name }),
          icon: FolderSearch,
          run: () => void actions.revealShare(id),
        },
      ],
    }
  })
}
