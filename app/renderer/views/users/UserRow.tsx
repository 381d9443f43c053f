import { Copy, Eye } from 'lucide-react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import { EditRemoveButtons } from '../../components/EditRemoveButtons.tsx'
import { LongName } from '../../components/LongName.tsx'
import { Switch } from '../../components/Switch.tsx'
import { displayText } from '../../format/display-text.ts'
import { limitWords } from '../../format/limit-words.ts'
import {
  useActions,
  useGroups,
  useSessions,
  useSettings,
  useShares,
  useStores,
} from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { openDrawer } from '../../stores/ui-store.ts'
import { accessWords } from '../accounts/access-words.ts'
import { securityWords } from './security-words.ts'
import { UsageNote } from './UsageNote.tsx'
import { UserStateMark } from './UserStateMark.tsx'
import { type UserUsage, UserUsageCells } from './UserUsageCells.tsx'

interface UserRowProps {
  readonly user: WireUser
  /** Undefined when nothing is remembered of the user. */
  readonly usage: UserUsage | undefined
  readonly onDisable: () => void
  readonly onRemove: () => void
}

/** One account. */
export function UserRow({ user, usage, onDisable, onRemove }: UserRowProps) {
  const actions = useActions()
  const stores = useStores()
  const shares = useShares((state) => state.shares)
  const groups = useGroups((state) => state.groups)
  const policy = useSettings((state) => state.settings?.tls ?? 'optional')
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user.name))
  const name = displayText(user.name)
  const access = accessWords(user.access, shares)
  const security = securityWords(user, policy)
  const limits = limitWords(user)
  const groupNames = user.groupIds.map((id) =>
    displayText(groups.find((group) => group.id === id)?.name ?? ''),
  )
  const below = [user.kind === 'device' ? 'Device' : '', ...groupNames, displayText(user.note)]
    .filter(Boolean)
    .join(' · ')
  return (
    <tr>
      <td>
        <strong>
          <LongName text={user.name} />
        </strong>
        {below !== '' && (
          <span className="meta user-note cut" title={below}>
            {below}
          </span>
        )}
      </td>
      <td>
        <UserStateMark user={user} sessionCount={sessionCount} />
      </td>
      <td className="cut" title={access}>
        {access}
      </td>
      <td className="cut" title={security}>
        {security}
      </td>
      <td className="cut" title={limits}>
        {limits === '' ? <span className="quiet">None</span> : limits}
        <UsageNote user={user} />
      </td>
      <UserUsageCells usage={usage} isHere={sessionCount > 0} />
      <td>
        <Switch
          label={`Enable ${name}`}
          isLabelHidden
          isOn={user.isEnabled}
          isDisabled={user.isTemporary}
          onChange={(isEnabled) => (isEnabled ? void actions.setUserEnabled(user.id, true) : onDisable())}
        />
      </td>
      <td className="row-actions">
        <IconButton
          label={`View as ${name}`}
          title="View as this user"
          icon={Eye}
          onClick={() => stores.ui.setState(openDrawer({ kind: 'preview-user', id: user.id }))}
        />
        {user.isTemporary ? (
          <span className="meta">This run only</span>
        ) : (
          <>
            <IconButton
              label={`Duplicate ${name}`}
              title="Duplicate"
              icon={Copy}
              onClick={() => stores.ui.setState(openDrawer({ kind: 'duplicate-user', id: user.id }))}
            />
            <EditRemoveButtons
              name={name}
              removeTitle="Remove"
              onEdit={() => stores.ui.setState(openDrawer({ kind: 'edit-user', id: user.id }))}
              onRemove={onRemove}
            />
          </>
        )}
      </td>
    </tr>
  )
}
