import { useState } from 'react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { useActions, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { useUsageTotals } from '../../stores/use-usage-totals.ts'
import { t } from '../../texts/texts.ts'
import { AnonymousRow } from './AnonymousRow.tsx'
import { EndSessionsQuestion } from './EndSessionsQuestion.tsx'
import { UserRow } from './UserRow.tsx'

const columns = () =>
  [
    { head: 'Name' },
    { head: 'State', width: '124px' },
    { head: 'Access', width: '14%' },
    { head: 'Security', width: '128px' },
    { head: 'Limits', width: '12%' },
    { head: t('users:column.lastSeen'), width: '108px' },
    { head: t('users:column.moved'), width: '136px', isNumber: true },
    { head: 'Enabled', width: '76px' },
    { head: 'Actions', width: '140px', isHeadHidden: true },
  ] as const

/** Totals are a question to the disk, and this list is not what they are watched in. */
const totalsEveryMs = 10_000

/** The accounts, the anonymous one last. */
export function UsersTable() {
  const actions = useActions()
  const stores = useStores()
  const users = useUsers((state) => state.users)
  const totals = useUsageTotals(totalsEveryMs)?.totals
  const usageOf = (name: string) => totals?.users.find((usage) => usage.name === name)
  const people = users.filter(({ isAnonymous }) => !isAnonymous)
  const anonymous = users.find(({ isAnonymous }) => isAnonymous)
  const [asked, setAsked] = useState<{ user: WireUser; what: 'disable' | 'remove' } | null>(null)

  /** Only where somebody is signed in is there a question in switching off. */
  const disable = (user: WireUser): void => {
    const sessionCount = countSessionsOfUser(stores.sessions.getState(), user.name)
    if (sessionCount > 0) setAsked({ user, what: 'disable' })
    else void actions.setUserEnabled(user.id, false)
  }

  return (
    <>
      <DataTable label="Users" columns={columns()}>
        {people.map((user) => (
          <UserRow
            key={user.id}
            user={user}
            usage={usageOf(user.name)}
            onDisable={() => disable(user)}
            onRemove={() => setAsked({ user, what: 'remove' })}
          />
        ))}
        <AnonymousRow user={anonymous} usage={usageOf(anonymous?.name ?? '')} />
      </DataTable>
      {people.length === 0 && (
        <p className="users-hint">
          Add a user so that someone can sign in with a name and a password. Portside suggests the password.
        </p>
      )}
      {asked !== null && (
        <EndSessionsQuestion user={asked.user} what={asked.what} onClose={() => setAsked(null)} />
      )}
    </>
  )
}
