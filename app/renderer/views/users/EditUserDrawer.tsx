import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { CountedUsage } from '../../components/CountedUsage.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { usageWords } from '../../format/usage-words.ts'
import { useActions, useGroups, useSessions, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { closeDrawer, leaveForm } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { draftOfUser } from '../accounts/account-draft.ts'
import { DisconnectCheckbox } from './DisconnectCheckbox.tsx'
import { EditGuestsDrawer } from './EditGuestsDrawer.tsx'
import { PasswordField } from './PasswordField.tsx'
import { quotaOfUser } from './quota-of-user.ts'
import { UserForm } from './UserForm.tsx'

/** Changes a user; the password stays unless a new one is asked for. */
export function EditUserDrawer({ id }: { id: string }) {
  const actions = useActions()
  const stores = useStores()
  const user = useUsers((state) => state.users.find((candidate) => candidate.id === id))
  const groups = useGroups((state) => state.groups)
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user?.name ?? ''))
  const [password, setPassword] = useState<string | null>(null)
  const [endsSessions, setEndsSessions] = useState(true)
  const close = () => stores.ui.setState(closeDrawer())
  if (user === undefined) {
    return (
      <Drawer title={t('users:drawer.user')} onClose={close}>
        <p>{t('users:drawer.gone')}</p>
      </Drawer>
    )
  }
  if (user.isAnonymous) return <EditGuestsDrawer user={user} />
  const quota = quotaOfUser(user, groups)
  return (
    <Drawer title={t('users:drawer.edit', { name: displayText(user.name) })} onClose={close}>
      {(quota.maxBytes !== null || quota.maxFiles !== null) && (
        <CountedUsage
          usage={user.usage}
          words={usageWords({ quota, usage: user.usage })}
          onCount={() => void actions.rescanUsage({ userId: id })}
        />
      )}
      <UserForm
        label={t('users:drawer.editForm')}
        submitLabel={t('common:save')}
        initial={draftOfUser(user)}
        isComplete={password !== ''}
        hasNewPassword={password !== null}
        renderPassword={(problem) =>
          password === null ? (
            <div>
              <Button icon={KeyRound} onClick={() => void actions.suggestPassword().then(setPassword)}>
                {t('users:drawer.setPassword')}
              </Button>
            </div>
          ) : (
            <PasswordField
              label={t('users:password.new')}
              password={password}
              problem={problem}
              onChange={setPassword}
            />
          )
        }
        renderQuestion={({ isEnabled }) =>
          (password !== null || (user.isEnabled && !isEnabled)) && (
            <DisconnectCheckbox
              sessionCount={sessionCount}
              isChecked={endsSessions}
              onChange={setEndsSessions}
            />
          )
        }
        onSubmit={async ({ name }, changes) => {
          const secret = password === null ? {} : { password }
          const problem = await actions.updateUser({
            id,
            ...changes,
            ...secret,
            ...(endsSessions ? {} : { keepSessions: true }),
          })
          if (problem === null) {
            const drawer =
              password === null
                ? ({ kind: 'closed' } as const)
                : ({ kind: 'sign-in-card', name: name.trim(), password } as const)
            stores.ui.setState(leaveForm({ drawer }))
          }
          return problem
        }}
      />
    </Drawer>
  )
}
