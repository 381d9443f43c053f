import { useCallback, useMemo, useState } from 'react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { VirtualGrid } from '../../components/VirtualGrid.tsx'
import { displayText } from '../../format/display-text.ts'
import { useStores, useUi, useUsers } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { useLineHeight } from '../../stores/use-line-height.ts'
import { useUsageTotals } from '../../stores/use-usage-totals.ts'
import { t } from '../../texts/texts.ts'
import { EndSessionsQuestion } from './EndSessionsQuestion.tsx'
import { guestsName } from './guest-rights.ts'
import { type ListedUser, UserCells } from './UserCells.tsx'
import { UserMenu } from './UserMenu.tsx'
import { AskAboutUser, type UserQuestion } from './user-commands.ts'

/** Totals are a question to the disk, and this list is not what they are watched in. */
const totalsEveryMs = 10_000

interface OpenMenu {
  readonly id: string
  readonly at: { readonly x: number; readonly y: number }
}

/** The accounts, the anonymous one last. */
export function UsersTable() {
  const stores = useStores()
  const users = useUsers((state) => state.users)
  const rows = useRows(users)
  const rowHeightPx = useLineHeight()
  const openId = useUi(({ drawer }) => (drawer.kind === 'edit-user' ? drawer.id : null))
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const closeMenu = useCallback(() => setMenu(null), [])
  const [asked, setAsked] = useState<{ user: WireUser; what: UserQuestion } | null>(null)
  const ask = useCallback((user: WireUser, what: UserQuestion) => setAsked({ user, what }), [])
  const ofMenu = users.find(({ id }) => id === menu?.id)
  return (
    <AskAboutUser value={ask}>
      <VirtualGrid
        label={t('users:list')}
        className="users-grid"
        columns={[
          { head: t('users:column.name') },
          { head: t('users:column.state') },
          { head: t('users:column.access'), className: 'user-access' },
          { head: t('users:column.lastSeen'), className: 'user-seen' },
          { head: t('users:column.moved'), className: 'number user-moved' },
          { head: t('users:column.security'), className: 'user-security' },
          { head: t('users:column.limits'), className: 'user-limits' },
          { head: t('users:column.enabled') },
          { head: t('users:column.actions'), isHeadHidden: true },
        ]}
        rows={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        Cells={UserCells}
        rowHeightPx={rowHeightPx}
        openKey={openId}
        onOpen={({ user }) => {
          if (user !== null && !user.isTemporary) {
            stores.ui.setState(openDrawer({ kind: 'edit-user', id: user.id }))
          }
        }}
        onMenu={({ user }, at) => {
          if (user !== null) setMenu({ id: user.id, at })
        }}
        onKey={(key, { user, isGuests }) => {
          if (key !== 'Delete' || user === null || isGuests || user.isTemporary) return false
          ask(user, 'remove')
          return true
        }}
      />
      {rows.length === 1 && <p className="list-hint">{t('users:hint')}</p>}
      {menu !== null && ofMenu !== undefined && <UserMenu user={ofMenu} at={menu.at} onClose={closeMenu} />}
      {asked !== null && (
        <EndSessionsQuestion user={asked.user} what={asked.what} onClose={() => setAsked(null)} />
      )}
    </AskAboutUser>
  )
}

function useRows(users: readonly WireUser[]): readonly ListedUser[] {
  const totals = useUsageTotals(totalsEveryMs)?.totals
  return useMemo(() => {
    const usages = new Map(totals?.users.map((usage) => [usage.name, usage]))
    const guests = users.find(({ isAnonymous }) => isAnonymous) ?? null
    const people = users
      .filter(({ isAnonymous }) => !isAnonymous)
      .map((user) => ({ key: user.id, user, isGuests: false, usage: usages.get(user.name) }))
    const last = {
      key: guests?.id ?? 'guests',
      user: guests,
      isGuests: true,
      usage: usages.get(guests?.name ?? ''),
    }
    return [...people, last]
  }, [users, totals])
}

const keyOf = ({ key }: ListedUser): string => key
const nameOf = ({ user, isGuests }: ListedUser): string =>
  isGuests || user === null ? guestsName(user?.access ?? null) : displayText(user.name)
