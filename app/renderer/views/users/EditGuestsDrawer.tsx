import { useState } from 'react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { Drawer } from '../../components/Drawer.tsx'
import { useActions, useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { closeDrawer, leaveForm } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { draftOfUser } from '../accounts/account-draft.ts'
import { DisconnectCheckbox } from './DisconnectCheckbox.tsx'
import { UserForm } from './UserForm.tsx'

/** Changes what guests may do: of all shares they read only, what is granted by name they have. */
export function EditGuestsDrawer({ user }: { user: WireUser }) {
  const actions = useActions()
  const stores = useStores()
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user.name))
  const [endsSessions, setEndsSessions] = useState(true)
  return (
    <Drawer title={t('users:anyone.editTitle')} onClose={() => stores.ui.setState(closeDrawer())}>
      <p className="drawer-lead">{t('users:anyone.lead')}</p>
      <UserForm
        label={t('users:anyone.form')}
        submitLabel={t('common:save')}
        isForGuests
        initial={draftOfUser(user)}
        isComplete
        hasNewPassword={false}
        renderPassword={() => null}
        renderQuestion={({ isEnabled }) =>
          user.isEnabled &&
          !isEnabled && (
            <DisconnectCheckbox
              sessionCount={sessionCount}
              isChecked={endsSessions}
              onChange={setEndsSessions}
            />
          )
        }
        onSubmit={async (_draft, changes) => {
          const keep = endsSessions ? {} : { keepSessions: true }
          const problem = await actions.updateUser({ id: user.id, ...changes, ...keep })
          if (problem === null) stores.ui.setState(leaveForm({ drawer: { kind: 'closed' } }))
          return problem
        }}
      />
    </Drawer>
  )
}
