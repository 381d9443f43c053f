import { Drawer } from '../../components/Drawer.tsx'
import { countWords } from '../../format/count-words.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions, useGroups, useSessions, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { closeDrawer, leaveForm } from '../../stores/ui-store.ts'
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
      <Drawer title="Group" onClose={close}>
        <p>This group has been removed.</p>
      </Drawer>
    )
  }
  const members = names.map(displayText).join(', ')
  return (
    <Drawer title={`Edit ${displayText(group.name)}`} onClose={close}>
      <p className="drawer-lead">
        {members === '' ? 'Nobody is in this group yet. Add users in their own form.' : `Members: ${members}`}
      </p>
      {sessionCount > 0 && (
        <p className="drawer-lead">
          Changes act at once on {countWords(sessionCount, 'session')} of theirs; those that are not allowed
          any more end.
        </p>
      )}
      <GroupForm
        label="Edit group"
        submitLabel="Save"
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
