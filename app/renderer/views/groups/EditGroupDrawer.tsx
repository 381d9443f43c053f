import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useGroups, useSessions, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { closeDrawer, leaveForm } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { draftOfGroup } from '../accounts/account-draft.ts'
import { GroupForm } from './GroupForm.tsx'
import { membersOfGroup } from './members-of-group.ts'

/** Changes a group; what was not touched stays as it is by then. */
export function EditGroupDrawer({ id }: { id: string }) {
  const actions = useActions()
  const stores = useStores()
  const group = useGroups((state) => state.groups.find((candidate) => candidate.id === id))
  const users = useUsers((state) => state.users)
  const names = membersOfGroup(users, id)
  const sessionCount = useSessions((state) =>
    names.reduce((count, name) => count + countSessionsOfUser(state, name), 0),
  )
  const close = () => stores.ui.setState(closeDrawer())
  if (group === undefined) {
    return (
      <Drawer title={t('groups:drawer.group')} onClose={close}>
        <p>{t('groups:drawer.gone')}</p>
      </Drawer>
    )
  }
  const members = names.map(displayText).join(', ')
  return (
    <Drawer title={t('groups:drawer.edit', { name: displayText(group.name) })} onClose={close}>
      <p className="drawer-lead">
        {members === '' ? t('groups:drawer.nobody') : t('groups:drawer.members', { names: members })}
      </p>
      {sessionCount > 0 && (
        <p className="drawer-lead">{t('groups:drawer.actsOn', { count: sessionCount })}</p>
      )}
      <GroupForm
        label={t('groups:drawer.editForm')}
        submitLabel={t('common:save')}
        initial={draftOfGroup(group)}
        onSubmit={async (_draft, changes) => {
          const problem = await actions.updateGroup({ id, ...changes })
          if (problem === null) stores.ui.setState(leaveForm({ drawer: { kind: 'closed' } }))
          return problem
        }}
      />
    </Drawer>
  )
}
