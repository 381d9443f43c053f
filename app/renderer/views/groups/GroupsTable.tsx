import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { WireGroup } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { countWords } from '../../format/count-words.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions, useGroups, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { GroupRow } from './GroupRow.tsx'
import { dependentsOnGroup, membersOfGroup } from './members-of-group.ts'

const columns = [
  { head: 'Name', width: '22%' },
  { head: 'Members' },
  { head: 'Access', width: '22%' },
  { head: 'Limits', width: '22%' },
  { head: 'Actions', width: '88px', isHeadHidden: true },
] as const

/** The rules several users share. */
export function GroupsTable() {
  const actions = useActions()
  const stores = useStores()
  const groups = useGroups((state) => state.groups)
  const [removing, setRemoving] = useState<WireGroup | null>(null)
  if (groups.length === 0) {
    return (
      <EmptyState title="Rules for several users">
        <p>A group says once what many users may reach and how much they may use.</p>
        <Button icon={UserPlus} onClick={() => stores.ui.setState(openDrawer({ kind: 'new-group' }))}>
          Add the first group
        </Button>
      </EmptyState>
    )
  }
  return (
    <>
      <DataTable label="Groups" columns={columns}>
        {groups.map((group) => (
          <GroupRow key={group.id} group={group} onRemove={() => setRemoving(group)} />
        ))}
      </DataTable>
      <p className="users-hint">
        Of a user's groups the first listed decides; of limits the strictest counts, and what one forbids is
        forbidden.
      </p>
      {removing !== null && (
        <ConfirmDialog
          title={`Remove ${displayText(removing.name)}?`}
          confirmLabel="Remove group"
          onConfirm={() => void actions.removeGroup(removing.id)}
          onClose={() => setRemoving(null)}
        >
          <RemovalWords group={removing} />
        </ConfirmDialog>
      )}
    </>
  )
}

/** Says what removing a group means for its members, by name where somebody loses everything. */
function RemovalWords({ group }: { group: WireGroup }) {
  const users = useUsers((state) => state.users)
  const groups = useGroups((state) => state.groups)
  const memberCount = membersOfGroup(users, group.id).length
  const dependents = dependentsOnGroup(users, groups, group.id)
  if (memberCount === 0) return <p>Nobody is in this group.</p>
  return (
    <>
      <p>
        {countWords(memberCount, 'user')} {memberCount === 1 ? 'stays' : 'stay'}, without its rules and
        limits, at once.
      </p>
      {dependents.length > 0 && (
        <p>No access to any share by then: {dependents.map(displayText).join(', ')}.</p>
      )}
    </>
  )
}
