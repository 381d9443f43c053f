import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { Switch } from '../../components/Switch.tsx'
import { useActions, useSessions } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { UserState } from './UserRow.tsx'

/** The special user without a password: always in sight, so that nobody opens a share to the world unknowingly. */
export function AnonymousRow({ user }: { user: WireUser | undefined }) {
  const actions = useActions()
  const isEnabled = user?.isEnabled ?? false
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user?.name ?? 'anonymous'))
  return (
    <tr>
      <td className="cut">
        <strong>Anyone, read only</strong>
        <span className="meta user-note cut" title="Signs in as “anonymous” without a password">
          Signs in as “anonymous”
        </span>
      </td>
      <td>
        <UserState isEnabled={isEnabled} sessionCount={sessionCount} />
      </td>
      <td>All shares, read only</td>
      <td>{user?.requiresTls ? 'TLS required' : 'Plain allowed'}</td>
      <td>
        <Switch
          label="Enable anyone, read only"
          isLabelHidden
          isOn={isEnabled}
          isDisabled={user?.isTemporary ?? false}
          onChange={(isOn) => void actions.setAnonymous(isOn)}
        />
      </td>
      <td />
    </tr>
  )
}
