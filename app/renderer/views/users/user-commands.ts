import { createContext, useContext } from 'react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { noTransferFilter } from '../../stores/transfer-filter.ts'
import { goTo, openDrawer } from '../../stores/ui-store.ts'
import { connectDrawer } from '../connect/connect-drawer.ts'

/** A question about a user that the list asks. */
export type UserQuestion = 'disable' | 'remove'

/** Asks whether a user is to be shut out or to go; the list knows how. */
export const AskAboutUser = createContext<(user: WireUser, what: UserQuestion) => void>(() => undefined)

/** What can be done with one user, by its row, its menu or a key. */
export interface UserCommands {
  readonly edit: () => void
  readonly duplicate: () => void
  readonly view: () => void
  readonly showTransfers: () => void
  readonly showLog: () => void
  readonly connect: () => void
  /** Switching off asks first where somebody is signed in. */
  readonly setEnabled: (isEnabled: boolean) => void
  readonly askRemoval: () => void
}

/** The commands about one user, the anonymous one included. */
export function useUserCommands(user: WireUser): UserCommands {
  const actions = useActions()
  const stores = useStores()
  const ask = useContext(AskAboutUser)
  const { id, name, isAnonymous } = user
  return {
    edit: () => stores.ui.setState(openDrawer({ kind: 'edit-user', id })),
    duplicate: () => stores.ui.setState(openDrawer({ kind: 'duplicate-user', id })),
    view: () => stores.ui.setState(openDrawer({ kind: 'preview-user', id })),
    showTransfers: () =>
      stores.ui.setState(
        goTo({
          screen: 'transfers',
          transfersTab: 'history',
          transferFilter: { ...noTransferFilter, user: name },
          drawer: { kind: 'closed' },
        }),
      ),
    showLog: () =>
      stores.ui.setState(goTo({ screen: 'logs', logFilter: { user: name }, drawer: { kind: 'closed' } })),
    connect: () => stores.ui.setState(openDrawer(connectDrawer(isAnonymous ? null : name))),
    setEnabled: (isEnabled) => {
      const sessionCount = countSessionsOfUser(stores.sessions.getState(), name)
      if (isAnonymous) void actions.setAnonymous(isEnabled)
      else if (isEnabled || sessionCount === 0) void actions.setUserEnabled(id, isEnabled)
      else ask(user, 'disable')
    },
    askRemoval: () => ask(user, 'remove'),
  }
}
