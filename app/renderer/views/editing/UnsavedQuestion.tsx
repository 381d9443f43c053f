import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { leaveForm } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

/** Asks before a form with unsaved changes is left; saying no leads back to it. */
export function UnsavedQuestion() {
  const stores = useStores()
  const leavingFor = useUi((state) => state.leavingFor)
  if (leavingFor === null) return null
  return (
    <ConfirmDialog
      title={t('editing:discard.title')}
      confirmLabel={t('editing:discard.confirm')}
      cancelLabel={t('editing:discard.keep')}
      onConfirm={() => stores.ui.setState(leaveForm(leavingFor))}
      onClose={() => stores.ui.setState({ leavingFor: null })}
    >
      {t('editing:discard.text')}
    </ConfirmDialog>
  )
}
