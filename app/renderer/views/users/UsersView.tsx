import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { AnonymousRow } from './AnonymousRow.tsx'
import { UserRow } from './UserRow.tsx'
import './users.css'

const columns = [
  { head: 'Name' },
  { head: 'State', width: '144px' },
  { head: 'Access', width: '25%' },
  { head: 'Security', width: '130px' },
  { head: 'Enabled', width: '80px' },
  { head: 'Actions', width: '88px', isHeadHidden: true },
] as const

/** Who may sign in. */
export function UsersView() {
  const actions = useActions()
  const stores = useStores()
  const users = useUsers((state) => state.users)
  const people = users.filter(({ isAnonymous }) => !isAnonymous)
  const [removing, setRemoving] = useState<WireUser | null>(null)
  return (
    <>
      <div className="screen-head">
        <h1>Users</h1>
        <Button
          tone="primary"
          icon={UserPlus}
          onClick={() => stores.ui.setState({ drawer: { kind: 'new-user' } })}
        >
          Add user
        </Button>
      </div>
      <div className="screen-body">
        <DataTable label="Users" columns={columns}>
          {people.map((user) => (
            <UserRow key={user.id} user={user} onRemove={() => setRemoving(user)} />
          ))}
          <AnonymousRow user={users.find(({ isAnonymous }) => isAnonymous)} />
        </DataTable>
        {people.length === 0 && (
          <p className="users-hint">
            Add a user so that someone can sign in with a name and a password. Portside suggests the password.
          </p>
        )}
      </div>
      {removing !== null && (
        <ConfirmDialog
          title={`Remove ${displayText(removing.name)}?`}
          confirmLabel="Remove user"
          onConfirm={() => void actions.removeUser(removing.id)}
          onClose={() => setRemoving(null)}
        >
          This user can no longer sign in, and open connections end. No files are deleted.
        </ConfirmDialog>
      )}
    </>
  )
}
