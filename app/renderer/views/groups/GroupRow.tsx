import type { WireGroup } from '../../../preload/contract/wire-types.ts'
import { EditRemoveButtons } from '../../components/EditRemoveButtons.tsx'
import { LongName } from '../../components/LongName.tsx'
import { displayText } from '../../format/display-text.ts'
import { limitWords } from '../../format/limit-words.ts'
import { useShares, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { accessWords } from '../accounts/access-words.ts'
import { membersOfGroup } from './members-of-group.ts'

/** One group. */
export function GroupRow({ group, onRemove }: { group: WireGroup; onRemove: () => void }) {
  const stores = useStores()
  const shares = useShares((state) => state.shares)
  const users = useUsers((state) => state.users)
  const name = displayText(group.name)
  const members = membersOfGroup(users, group.id).map(displayText).join(', ')
  const access = group.access.kind === 'groups' ? 'Says nothing' : accessWords(group.access, shares)
  const limits = limitWords(group)
  return (
    <tr>
      <td>
        <strong>
          <LongName text={group.name} />
        </strong>
        {group.note !== '' && <span className="meta user-note cut">{displayText(group.note)}</span>}
      </td>
      <td className="cut" title={members}>
        {members === '' ? <span className="quiet">Nobody yet</span> : members}
      </td>
      <td className="cut" title={access}>
        {access}
      </td>
      <td className="cut" title={limits}>
        {limits === '' ? <span className="quiet">None</span> : limits}
      </td>
      <td className="row-actions">
        <EditRemoveButtons
          name={name}
          removeTitle="Remove"
          onEdit={() => stores.ui.setState(openDrawer({ kind: 'edit-group', id: group.id }))}
          onRemove={onRemove}
        />
      </td>
    </tr>
  )
}
