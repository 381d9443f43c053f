import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { useActions, useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { Palette } from '../palette/Palette.tsx'
import { KeySheet } from './KeySheet.tsx'

/** What lies over the window: the palette, the list of keys, or the question before the server stops. */
export function Overlays() {
  const stores = useStores()
  const overlay = useUi((state) => state.overlay)
  // Whoever opens the next one from within one that closes must not be closed with it.
  const close = (): void =>
    stores.ui.setState((state) => (state.overlay === overlay ? { overlay: null } : state))
  if (overlay === 'palette') return <Palette onClose={close} />
  if (overlay === 'keys') return <KeySheet onClose={close} />
  if (overlay === 'stop-server') return <StopServerQuestion onClose={close} />
  return null
}

function StopServerQuestion({ onClose }: { onClose: () => void }) {
  const actions = useActions()
  const count = useSessions((state) => state.aliveCount)
  return (
    <ConfirmDialog
      title={t('frame:stopQuestion.title')}
      confirmLabel={t('frame:stopQuestion.confirm')}
      onConfirm={() => void actions.stopServer()}
      onClose={onClose}
    >
      {t('frame:stopQuestion.text', { count })}
    </ConfirmDialog>
  )
}
