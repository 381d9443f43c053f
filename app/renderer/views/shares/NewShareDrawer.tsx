import { TriangleAlert } from 'lucide-react'
import type { WireChosenFolder } from '../../../preload/contract/wire-types.ts'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer, leaveForm } from '../../stores/ui-store.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { ShareForm } from './ShareForm.tsx'
import { newShareDraft } from './share-draft.ts'

/** Asks how a chosen folder is to be shared. */
export function NewShareDrawer({ chosen }: { chosen: WireChosenFolder }) {
  const actions = useActions()
  const stores = useStores()
  return (
    <Drawer title={t('shares:drawer.new')} onClose={() => stores.ui.setState(closeDrawer())}>
      <p className="drawer-lead">{displayText(chosen.folder)}</p>
      {chosen.warnings.map((warning) => (
        <p key={warning} className="share-warning">
          <TriangleAlert size={16} aria-hidden="true" />
          {displayText(tHost(warning))}
        </p>
      ))}
      <ShareForm
        label={t('shares:drawer.new')}
        submitLabel={t('shares:drawer.submit')}
        initial={newShareDraft(chosen.suggestedName)}
        onSubmit={async ({ name, preset }, changes) => {
          const problem = await actions.addShare({ folderToken: chosen.token, preset, ...changes, name })
          if (problem === null) {
            stores.ui.setState(leaveForm({ drawer: { kind: 'closed' } }))
            actions.toast('ok', t('shares:sharing', { name: displayText(name.trim()) }))
          }
          return problem
        }}
      />
    </Drawer>
  )
}
