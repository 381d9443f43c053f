import { createContext, useContext } from 'react'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions, useGroups, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { noTransferFilter } from '../../stores/transfer-filter.ts'
import { goTo, openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { accountsOfShare, pathOfShare } from './users-of-share.ts'

/** Asks whether a share is to go; the list knows how. */
export const AskRemoval = createContext<(share: WireShare) => void>(() => undefined)

/** What can be done with one share, by its row, its menu or a key. */
export interface ShareCommands {
  readonly edit: () => void
  readonly reveal: () => void
  readonly showTransfers: () => void
  /** Null when nobody reaches the share. */
  readonly view: (() => void) | null
  readonly setEnabled: (isEnabled: boolean) => void
  readonly askRemoval: () => void
}

/** The commands about one share. */
export function useShareCommands(share: WireShare): ShareCommands {
  const actions = useActions()
  const stores = useStores()
  const users = useUsers((state) => state.users)
  const groups = useGroups((state) => state.groups)
  const askRemoval = useContext(AskRemoval)
  const { id } = share
  const [viewer] = accountsOfShare(users, share, groups)

  const setEnabled = async (isEnabled: boolean): Promise<void> => {
    const problem = await actions.updateShare({ id, isEnabled })
    if (problem !== null) return actions.toast('bad', problem.message)
    const name = displayText(share.name)
    const words = isEnabled ? t('shares:switchedOn', { name }) : t('shares:switchedOff', { name })
    actions.toast('ok', words, {
      label: t('common:undo'),
      run: () => void actions.updateShare({ id, isEnabled: !isEnabled }),
    })
  }

  return {
    edit: () => stores.ui.setState(openDrawer({ kind: 'edit-share', id })),
    reveal: () => void actions.revealShare(id),
    showTransfers: () =>
      stores.ui.setState(
        goTo({
          screen: 'transfers',
          transfersTab: 'history',
          transferFilter: { ...noTransferFilter, shareId: id },
          drawer: { kind: 'closed' },
        }),
      ),
    view:
      viewer === undefined
        ? null
        : () =>
            stores.ui.setState(
              openDrawer({
                kind: 'preview-user',
                id: viewer.id,
                path: pathOfShare(viewer, share, groups),
              }),
            ),
    setEnabled: (isEnabled) => void setEnabled(isEnabled),
    askRemoval: () => askRemoval(share),
  }
}
