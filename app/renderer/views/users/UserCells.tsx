import type { WireUser } from '../../../preload/contract/wire-types.ts'
import type { RowCells } from '../../components/GridRow.tsx'
import { gridRoles } from '../../components/grid-roles.ts'
import { NameWithNote } from '../../components/NameWithNote.tsx'
import { Switch } from '../../components/Switch.tsx'
import { displayText } from '../../format/display-text.ts'
import { limitWords } from '../../format/limit-words.ts'
import { useGroups, useSessions, useSettings, useShares } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { t } from '../../texts/texts.ts'
import { accessSummary, accessWords } from '../accounts/access-words.ts'
import { GuestCells } from './GuestCells.tsx'
import { securityWords } from './security-words.ts'
import { UsageNote } from './UsageNote.tsx'
import { UserButtons } from './UserButtons.tsx'
import { UserStateMark } from './UserStateMark.tsx'
import { type UserUsage, UserUsageCells } from './UserUsageCells.tsx'
import { useUserCommands } from './user-commands.ts'

/** One row of the list: an account, or the place of the anonymous user, which is there even before it is. */
export interface ListedUser {
  readonly key: string
  readonly user: WireUser | null
  readonly isGuests: boolean
  /** Undefined when nothing is remembered of the user. */
  readonly usage: UserUsage | undefined
}

/** The cells of one row. */
export function UserCells({ row: { user, isGuests, usage }, isTabStop }: RowCells<ListedUser>) {
  if (isGuests || user === null) return <GuestCells user={user} usage={usage} isTabStop={isTabStop} />
  return <AccountCells user={user} usage={usage} isTabStop={isTabStop} />
}

interface AccountCellsProps {
  readonly user: WireUser
  readonly usage: UserUsage | undefined
  readonly isTabStop: boolean
}

function AccountCells({ user, usage, isTabStop }: AccountCellsProps) {
  const shares = useShares((state) => state.shares)
  const policy = useSettings((state) => state.settings?.tls ?? 'optional')
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user.name))
  const commands = useUserCommands(user)
  const security = securityWords(user, policy)
  const limits = limitWords(user)
  return (
    <>
      <td {...gridRoles.cell}>
        <NameWithNote name={user.name} note={useNote(user)} />
      </td>
      <td {...gridRoles.cell} className="cut">
        <UserStateMark user={user} sessionCount={sessionCount} />
      </td>
      <td {...gridRoles.cell} className="user-access cut" title={accessWords(user.access, shares)}>
        {accessSummary(user.access, shares)}
      </td>
      <UserUsageCells usage={usage} isHere={sessionCount > 0} />
      <td {...gridRoles.cell} className="user-security cut" title={security}>
        {security}
      </td>
      <td {...gridRoles.cell} className="user-limits" title={limits}>
        <span className="user-limit-words">
          {limits === '' ? (
            <span className="quiet">{t('users:noLimits')}</span>
          ) : (
            <span className="cut">{limits}</span>
          )}
          <UsageNote user={user} />
        </span>
      </td>
      <td {...gridRoles.cell}>
        <Switch
          label={t('users:action.enableNamed', { name: displayText(user.name) })}
          isLabelHidden
          isOn={user.isEnabled}
          isDisabled={user.isTemporary}
          isTabStop={isTabStop}
          onChange={commands.setEnabled}
        />
      </td>
      <td {...gridRoles.cell} className="row-actions">
        <UserButtons user={user} isTabStop={isTabStop} />
      </td>
    </>
  )
}

/** What else is to be known of a user: what kind it is, its groups, the administrator's note. */
function useNote(user: WireUser): string {
  const groups = useGroups((state) => state.groups)
  const names = user.groupIds.map((id) => displayText(groups.find((group) => group.id === id)?.name ?? ''))
  return [
    user.isTemporary ? t('users:thisRun') : '',
    user.kind === 'device' ? t('users:device') : '',
    user.hasPassword ? '' : t('users:noPassword'),
    ...names,
    displayText(user.note),
  ]
    .filter(Boolean)
    .join(' · ')
}
