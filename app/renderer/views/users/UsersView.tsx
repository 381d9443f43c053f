import { UserPlus } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { goTo, openDrawer } from '../../stores/ui-store.ts'
import { GroupsTable } from '../groups/GroupsTable.tsx'
import { UsersTable } from './UsersTable.tsx'
import './users.css'

const tabs = [
  { value: 'users', label: 'Users' },
  { value: 'groups', label: 'Groups' },
] as const

/** Who may sign in, and the rules several of them share. */
export function UsersView() {
  const stores = useStores()
  const tab = useUi((state) => state.peopleTab)
  return (
    <>
      <div className="screen-head">
        <h1>Users</h1>
        <Segmented
          label="Users or groups"
          options={tabs}
          value={tab}
          onChange={(peopleTab) => stores.ui.setState(goTo({ peopleTab, drawer: { kind: 'closed' } }))}
        />
        <Button
          tone="primary"
          icon={UserPlus}
          onClick={() => stores.ui.setState(openDrawer({ kind: tab === 'users' ? 'new-user' : 'new-group' }))}
        >
          {tab === 'users' ? 'Add user' : 'Add group'}
        </Button>
      </div>
      <div className="screen-body">{tab === 'users' ? <UsersTable /> : <GroupsTable />}</div>
    </>
  )
}
