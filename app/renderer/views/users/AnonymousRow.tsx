import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { Switch } from '../../components/Switch.tsx'
import { useActions, useSessions, useSettings, useShares } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { accessWords } from './access-words.ts'
import { securityWords } from './security-words.ts'
import { UserState } from './UserRow.tsx'

/** The special user without a password: always in sight, so that nobody opens a share to the world unknowingly. */
export function AnonymousRow({ user }: { user: WireUser | undefined }) {
  const actions = useActions()
  const shares = useShares((state) => state.shares)
  const policy = useSettings((state) => state.settings?.tls ?? 'optional')
  const isEnabled = user?.isEnabled ?? false
  const access =
    user?.access.kind === 'selected' ? accessWords(user.access, shares) : 'Shares that can be read'
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
      <td>{access}</td>
      <td>{securityWords(user?.requiresTls ?? false, policy)}</td>
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
