import { UserPlus } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { goTo, openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { GroupsTable } from '../groups/GroupsTable.tsx'
import { NamesMenu } from './NamesMenu.tsx'
import { UsersTable } from './UsersTable.tsx'
import './users.css'

/** Who may sign in, and the rules several of them share. */
export function UsersView() {
  const stores = useStores()
  const tab = useUi((state) => state.peopleTab)
  return (
    <>
      <div className="screen-head">
        <h1>{t('users:title')}</h1>
        <Segmented
          label={t('users:tabs')}
          options={(['users', 'groups'] as const).map((value) => ({ value, label: t(`users:tab.${value}`) }))}
          value={tab}
          onChange={(peopleTab) => stores.ui.setState(goTo({ peopleTab, drawer: { kind: 'closed' } }))}
        />
        {tab === 'users' && <NamesMenu />}
        <Button
          tone="primary"
          icon={UserPlus}
          onClick={() => stores.ui.setState(openDrawer({ kind: tab === 'users' ? 'new-user' : 'new-group' }))}
        >
          {tab === 'users' ? t('users:add') : t('users:addGroup')}
        </Button>
      </div>
      {tab === 'users' ? <UsersTable /> : <GroupsTable />}
    </>
  )
}
