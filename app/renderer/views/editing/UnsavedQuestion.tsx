import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { leaveForm } from '../../stores/ui-store.ts'

/** Asks before a form with unsaved changes is left; saying no leads back to it. */
export function UnsavedQuestion() {
  const stores = useStores()
  const leavingFor = useUi((state) => state.leavingFor)
  if (leavingFor === null) return null
  return (
    <ConfirmDialog
      title="Discard your changes?"
      confirmLabel="Discard"
      cancelLabel="Keep editing"
      onConfirm={() => stores.ui.setState(leaveForm(leavingFor))}
      onClose={() => stores.ui.setState({ leavingFor: null })}
    >
      What you have entered here has not been saved.
    </ConfirmDialog>
  )
}
