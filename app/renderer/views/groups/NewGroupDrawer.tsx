import { Drawer } from '../../components/Drawer.tsx'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer, leaveForm } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { newGroupDraft } from '../accounts/account-draft.ts'
import { GroupForm } from './GroupForm.tsx'

/** Asks for a new group. */
export function NewGroupDrawer() {
  const actions = useActions()
  const stores = useStores()
  return (
    <Drawer title={t('groups:drawer.new')} onClose={() => stores.ui.setState(closeDrawer())}>
      <GroupForm
        label={t('groups:drawer.new')}
        submitLabel={t('groups:drawer.create')}
        initial={newGroupDraft()}
        onSubmit={async ({ name }, changes) => {
          const problem = await actions.addGroup({ ...changes, name })
          if (problem === null) stores.ui.setState(leaveForm({ drawer: { kind: 'closed' } }))
          return problem
        }}
      />
    </Drawer>
  )
}
