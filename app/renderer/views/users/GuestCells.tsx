import { Eye, Pencil } from 'lucide-react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import { gridRoles } from '../../components/grid-roles.ts'
import { MoreButton } from '../../components/MoreButton.tsx'
import { NameWithNote } from '../../components/NameWithNote.tsx'
import { Switch } from '../../components/Switch.tsx'
import { limitWords } from '../../format/limit-words.ts'
import { useActions, useSessions, useSettings, useShares } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { t } from '../../texts/texts.ts'
import { accessSummary, accessWords } from '../accounts/access-words.ts'
import { guestsName } from './guest-rights.ts'
import { securityWords } from './security-words.ts'
import { UserStateMark } from './UserStateMark.tsx'
import { type UserUsage, UserUsageCells } from './UserUsageCells.tsx'
import { useUserCommands } from './user-commands.ts'

const absent = {
  isEnabled: false,
  expiresAtMs: null,
  requiresTls: false,
  allowsPlain: false,
  isLanOnly: false,
}

interface GuestCellsProps {
  /** Null before it is first switched on. */
  readonly user: WireUser | null
  readonly usage: UserUsage | undefined
  readonly isTabStop: boolean
}

/** The special user without a password: always in sight, so that nobody opens a share to the world unknowingly. */
export function GuestCells({ user, usage, isTabStop }: GuestCellsProps) {
  const actions = useActions()
  const shares = useShares((state) => state.shares)
  const policy = useSettings((state) => state.settings?.tls ?? 'optional')
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user?.name ?? 'anonymous'))
  const selected = user?.access.kind === 'selected' ? user.access : null
  const security = securityWords(user ?? absent, policy)
  const limits = user === null ? '' : limitWords(user)
  return (
    <>
      <td {...gridRoles.cell} title={t('users:anyone.noteLong')}>
        <NameWithNote name={guestsName(selected)} note={t('users:anyone.note')} />
      </td>
      <td {...gridRoles.cell} className="cut">
        <UserStateMark user={user ?? absent} sessionCount={sessionCount} />
      </td>
      <td
        {...gridRoles.cell}
        className="user-access cut"
        title={selected === null ? t('users:anyone.access') : accessWords(selected, shares)}
      >
        {selected === null ? t('users:anyone.access') : accessSummary(selected, shares)}
      </td>
      <UserUsageCells usage={usage} isHere={sessionCount > 0} />
      <td {...gridRoles.cell} className="user-security cut" title={security}>
        {security}
      </td>
      <td {...gridRoles.cell} className="user-limits cut" title={limits}>
        {limits === '' ? <span className="quiet">{t('users:noLimits')}</span> : limits}
      </td>
      <td {...gridRoles.cell}>
        <Switch
          label={t('users:anyone.enable')}
          isLabelHidden
          isOn={user?.isEnabled ?? false}
          isDisabled={user?.isTemporary ?? false}
          isTabStop={isTabStop}
          onChange={(isOn) => void actions.setAnonymous(isOn)}
        />
      </td>
      <td {...gridRoles.cell} className="row-actions">
        {user !== null && <GuestButtons user={user} isTabStop={isTabStop} />}
      </td>
    </>
  )
}

function GuestButtons({ user, isTabStop }: { user: WireUser; isTabStop: boolean }) {
  const commands = useUserCommands(user)
  const tabIndex = isTabStop ? 0 : -1
  return (
    <>
      <IconButton label={t('users:anyone.view')} icon={Eye} tabIndex={tabIndex} onClick={commands.view} />
      {!user.isTemporary && (
        <IconButton
          label={t('users:anyone.edit')}
          title={t('common:edit')}
          icon={Pencil}
          tabIndex={tabIndex}
          onClick={commands.edit}
        />
      )}
      <MoreButton label={t('users:anyone.more')} title={t('users:action.moreTitle')} isTabStop={isTabStop} />
    </>
  )
}
