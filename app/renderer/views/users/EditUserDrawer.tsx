import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { PasswordField } from './PasswordField.tsx'
import { UserForm } from './UserForm.tsx'

/** Changes a user; the password stays unless a new one is asked for. */
export function EditUserDrawer({ id }: { id: string }) {
  const actions = useActions()
  const stores = useStores()
  const user = useUsers((state) => state.users.find((candidate) => candidate.id === id))
  const [password, setPassword] = useState<string | null>(null)
  const close = () => stores.ui.setState({ drawer: { kind: 'closed' } })
  if (user === undefined) {
    return (
      <Drawer title="User" onClose={close}>
        <p>This user has been removed.</p>
      </Drawer>
    )
  }
  return (
    <Drawer title={`Edit ${displayText(user.name)}`} onClose={close}>
      <UserForm
        label="Edit user"
        submitLabel="Save"
        initial={user}
        isComplete={password !== ''}
        renderPassword={(problem) =>
          password === null ? (
            <div>
              <Button icon={KeyRound} onClick={() => void actions.suggestPassword().then(setPassword)}>
                Set new password
              </Button>
            </div>
          ) : (
            <PasswordField
              label="New password"
              password={password}
              problem={problem}
              onChange={setPassword}
            />
          )
        }
        onCancel={close}
        onSubmit={async ({ name, requiresTls, access, note }) => {
          const change = { id, name, requiresTls, access, note }
          const problem = await actions.updateUser(password === null ? change : { ...change, password })
          if (problem === null) {
            const drawer =
              password === null
                ? ({ kind: 'closed' } as const)
                : ({ kind: 'sign-in-card', name, password } as const)
            stores.ui.setState({ drawer })
          }
          return problem
        }}
      />
    </Drawer>
  )
}
