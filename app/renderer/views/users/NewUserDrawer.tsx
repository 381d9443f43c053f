import { useEffect, useState } from 'react'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { closeDrawer, leaveForm } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { draftOfUser, newUserDraft } from '../accounts/account-draft.ts'
import { PasswordField } from './PasswordField.tsx'
import { UserForm } from './UserForm.tsx'

/** Asks for a new user, maybe one like another; a good password is there already. */
export function NewUserDrawer({ likeId = null }: { likeId?: string | null }) {
  const actions = useActions()
  const stores = useStores()
  const model = useUsers((state) => state.users.find(({ id }) => id === likeId))
  const [password, setPassword] = useState('')

  useEffect(() => {
    let isCurrent = true
    void actions.suggestPassword().then((suggested) => {
      // What the person has typed meanwhile stays.
      if (isCurrent) setPassword((typed) => (typed === '' ? suggested : typed))
    })
    return () => {
      isCurrent = false
    }
  }, [actions])

  const title =
    model === undefined ? t('users:drawer.new') : t('users:drawer.newLike', { name: displayText(model.name) })
  return (
    <Drawer title={title} onClose={() => stores.ui.setState(closeDrawer())}>
      <UserForm
        label={t('users:drawer.new')}
        submitLabel={t('users:drawer.create')}
        initial={model === undefined ? newUserDraft() : { ...draftOfUser(model), name: '' }}
        isComplete={password !== ''}
        hasNewPassword={false}
        renderPassword={(problem) => (
          <PasswordField
            label={t('users:password.label')}
            password={password}
            problem={problem}
            onChange={setPassword}
          />
        )}
        renderQuestion={() => null}
        onSubmit={async (draft, changes) => {
          const rules = model === undefined ? changes : draft
          const problem = await actions.addUser({ ...rules, name: draft.name, password })
          if (problem === null) {
            const drawer = { kind: 'sign-in-card', name: draft.name.trim(), password } as const
            stores.ui.setState(leaveForm({ drawer }))
          }
          return problem
        }}
      />
    </Drawer>
  )
}
