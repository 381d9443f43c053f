import { Eye } from 'lucide-react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import { Switch } from '../../components/Switch.tsx'
import { limitWords } from '../../format/limit-words.ts'
import {
  useActions,
  useSessions,
  useSettings,
  useShares,
  useStores,
} from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { openDrawer } from '../../stores/ui-store.ts'
import { accessWords } from '../accounts/access-words.ts'
import { securityWords } from './security-words.ts'
import { UserStateMark } from './UserStateMark.tsx'
import { type UserUsage, UserUsageCells } from './UserUsageCells.tsx'

const absent = {
  isEnabled: false,
  expiresAtMs: null,
  requiresTls: false,
  allowsPlain: false,
  isLanOnly: false,
}

/** The special user without a password: always in sight, so that nobody opens a share to the world unknowingly. */
export function AnonymousRow({ user, usage }: { user: WireUser | undefined; usage: UserUsage | undefined }) {
  const actions = useActions()
  const stores = useStores()
  const shares = useShares((state) => state.shares)
  const policy = useSettings((state) => state.settings?.tls ?? 'optional')
  const access =
    user?.access.kind === 'selected' ? accessWords(user.access, shares) : 'Shares that can be read'
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user?.name ?? 'anonymous'))
  const limits = user === undefined ? '' : limitWords(user)
  return (
    <tr>
      <td className="cut">
        <strong>Anyone, read only</strong>
        <span className="meta user-note cut" title="Signs in as “anonymous” without a password">
          Signs in as “anonymous”
        </span>
      </td>
      <td>
        <UserStateMark user={user ?? absent} sessionCount={sessionCount} />
      </td>
      <td className="cut" title={access}>
        {access}
      </td>
      <td className="cut">{securityWords(user ?? absent, policy)}</td>
      <td className="cut" title={limits}>
        {limits === '' ? <span className="quiet">None</span> : limits}
      </td>
      <UserUsageCells usage={usage} isHere={sessionCount > 0} />
      <td>
        <Switch
          label="Enable anyone, read only"
          isLabelHidden
          isOn={user?.isEnabled ?? false}
          isDisabled={user?.isTemporary ?? false}
          onChange={(isOn) => void actions.setAnonymous(isOn)}
        />
      </td>
      <td className="row-actions">
        {user !== undefined && (
          <IconButton
            label="View as anyone"
            title="View as anyone"
            icon={Eye}
            onClick={() => stores.ui.setState(openDrawer({ kind: 'preview-user', id: user.id }))}
          />
        )}
      </td>
    </tr>
  )
}
