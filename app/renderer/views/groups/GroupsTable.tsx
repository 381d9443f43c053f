import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { WireGroup } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useGroups, useStores } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { GroupRow } from './GroupRow.tsx'

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
          Its users stay, without the rules of this group. Who had access by it alone has none any more.
        </ConfirmDialog>
      )}
    </>
  )
}
