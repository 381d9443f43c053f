import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { EditRemoveButtons } from '../../components/EditRemoveButtons.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { Switch } from '../../components/Switch.tsx'
import { displayText } from '../../format/display-text.ts'
import {
  useActions,
  useSessions,
  useSettings,
  useShares,
  useStores,
} from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { accessWords } from './access-words.ts'
import { securityWords } from './security-words.ts'

/** One account. */
export function UserRow({ user, onRemove }: { user: WireUser; onRemove: () => void }) {
  const actions = useActions()
  const stores = useStores()
  const shares = useShares((state) => state.shares)
  const policy = useSettings((state) => state.settings?.tls ?? 'optional')
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user.name))
  const name = displayText(user.name)
  const access = accessWords(user.access, shares)
  return (
    <tr>
      <td className="cut" title={name}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {user.note !== '' && <span className="meta user-note cut">{displayText(user.note)}</span>}
      </td>
      <td>
        <UserState isEnabled={user.isEnabled} sessionCount={sessionCount} />
      </td>
      <td className="cut" title={access}>
        {access}
      </td>
      <td>{securityWords(user.requiresTls, policy)}</td>
      <td>
        <Switch
          label={`Enable ${name}`}
          isLabelHidden
          isOn={user.isEnabled}
          isDisabled={user.isTemporary}
          onChange={(isEnabled) => void actions.setUserEnabled(user.id, isEnabled)}
        />
      </td>
      <td className="row-actions">
        {user.isTemporary ? (
          <span className="meta">This run only</span>
        ) : (
          <EditRemoveButtons
            name={name}
            removeTitle="Remove"
            onEdit={() => stores.ui.setState({ drawer: { kind: 'edit-user', id: user.id } })}
            onRemove={onRemove}
          />
        )}
      </td>
    </tr>
  )
}

/** Whether an account can sign in, and how often it has. */
export function UserState({ isEnabled, sessionCount }: { isEnabled: boolean; sessionCount: number }) {
  if (sessionCount > 0) {
    return <StateMark shape="filled" tone="ok" word={`${sessionCount} connected`} />
  }
  return isEnabled ? (
    <StateMark shape="ring" tone="quiet" word="Not connected" />
  ) : (
    <StateMark shape="square" tone="quiet" word="Disabled" />
  )
}
