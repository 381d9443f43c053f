import { useState } from 'react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { useActions, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { AnonymousRow } from './AnonymousRow.tsx'
import { EndSessionsQuestion } from './EndSessionsQuestion.tsx'
import { UserRow } from './UserRow.tsx'

const columns = [
  { head: 'Name' },
  { head: 'State', width: '132px' },
  { head: 'Access', width: '18%' },
  { head: 'Security', width: '140px' },
  { head: 'Limits', width: '18%' },
  { head: 'Enabled', width: '76px' },
  { head: 'Actions', width: '140px', isHeadHidden: true },
] as const

/** The accounts, the anonymous one last. */
export function UsersTable() {
  const actions = useActions()
  const stores = useStores()
  const users = useUsers((state) => state.users)
  const people = users.filter(({ isAnonymous }) => !isAnonymous)
  const [asked, setAsked] = useState<{ user: WireUser; what: 'disable' | 'remove' } | null>(null)

  /** Only where somebody is signed in is there a question in switching off. */
  const disable = (user: WireUser): void => {
    const sessionCount = countSessionsOfUser(stores.sessions.getState(), user.name)
    if (sessionCount > 0) setAsked({ user, what: 'disable' })
    else void actions.setUserEnabled(user.id, false)
  }

  return (
    <>
      <DataTable label="Users" columns={columns}>
        {people.map((user) => (
          <UserRow
            key={user.id}
            user={user}
            onDisable={() => disable(user)}
            onRemove={() => setAsked({ user, what: 'remove' })}
          />
        ))}
        <AnonymousRow user={users.find(({ isAnonymous }) => isAnonymous)} />
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
