import { useEffect, useState } from 'react'
import { Drawer } from '../../components/Drawer.tsx'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { PasswordField } from './PasswordField.tsx'
import { UserForm } from './UserForm.tsx'

/** Asks for a new user; a good password is there already. */
export function NewUserDrawer() {
  const actions = useActions()
  const stores = useStores()
  const [password, setPassword] = useState('')
  const close = () => stores.ui.setState({ drawer: { kind: 'closed' } })

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

  return (
    <Drawer title="New user" onClose={close}>
      <UserForm
        label="New user"
        submitLabel="Create user"
        initial={{ name: '', requiresTls: false, access: { kind: 'all-shares' }, note: '' }}
        isComplete={password !== ''}
        renderPassword={(problem) => (
          <PasswordField label="Password" password={password} problem={problem} onChange={setPassword} />
        )}
        onCancel={close}
        onSubmit={async (draft) => {
          const problem = await actions.addUser({ ...draft, password })
          if (problem === null) {
            stores.ui.setState({ drawer: { kind: 'sign-in-card', name: draft.name, password } })
          }
          return problem
        }}
      />
    </Drawer>
  )
}
