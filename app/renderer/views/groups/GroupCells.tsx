import { Pencil, Trash2 } from 'lucide-react'
import { createContext, useContext } from 'react'
import type { WireGroup } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import type { RowCells } from '../../components/GridRow.tsx'
import { gridRoles } from '../../components/grid-roles.ts'
import { MoreButton } from '../../components/MoreButton.tsx'
import { NameWithNote } from '../../components/NameWithNote.tsx'
import { displayText } from '../../format/display-text.ts'
import { limitWords } from '../../format/limit-words.ts'
import { useShares, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { accessSummary, accessWords } from '../accounts/access-words.ts'
import { membersOfGroup } from './members-of-group.ts'

/** Asks whether a group is to go; the list knows how. */
export const AskGroupRemoval = createContext<(group: WireGroup) => void>(() => undefined)

/** The cells of one group. */
export function GroupCells({ row: group, isTabStop }: RowCells<WireGroup>) {
  const stores = useStores()
  const shares = useShares((state) => state.shares)
  const users = useUsers((state) => state.users)
  const askRemoval = useContext(AskGroupRemoval)
  const name = displayText(group.name)
  const members = membersOfGroup(users, group.id).map(displayText).join(', ')
  const isSilent = group.access.kind === 'groups'
  const access = isSilent ? t('accounts:kind.saysNothing') : accessSummary(group.access, shares)
  const limits = limitWords(group)
  const tabIndex = isTabStop ? 0 : -1
  return (
    <>
      <td {...gridRoles.cell}>
        <NameWithNote name={group.name} note={displayText(group.note)} />
      </td>
      <td {...gridRoles.cell} className="group-members cut" title={members}>
        {members === '' ? <span className="quiet">{t('groups:nobodyYet')}</span> : members}
      </td>
      <td {...gridRoles.cell} className="cut" title={isSilent ? access : accessWords(group.access, shares)}>
        {access}
      </td>
      <td {...gridRoles.cell} className="group-limits cut" title={limits}>
        {limits === '' ? <span className="quiet">{t('groups:noLimits')}</span> : limits}
      </td>
      <td {...gridRoles.cell} className="row-actions">
        <IconButton
          label={t('common:editNamed', { name })}
          title={t('common:edit')}
          icon={Pencil}
          tabIndex={tabIndex}
          onClick={() => stores.ui.setState(openDrawer({ kind: 'edit-group', id: group.id }))}
        />
        <IconButton
          label={t('common:removeNamed', { name })}
          title={t('common:remove')}
          tone="danger"
          icon={Trash2}
          tabIndex={tabIndex}
          onClick={() => askRemoval(group)}
        />
        <MoreButton
          label={t('groups:action.more', { name })}
          title={t('groups:action.moreTitle')}
          isTabStop={isTabStop}
        />
      </td>
    </>
  )
}
