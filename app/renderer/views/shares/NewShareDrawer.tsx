import { TriangleAlert } from 'lucide-react'
import type { WireChosenFolder } from '../../../preload/contract/wire-types.ts'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { ShareForm } from './ShareForm.tsx'

/** Asks how a chosen folder is to be shared. */
export function NewShareDrawer({ chosen }: { chosen: WireChosenFolder }) {
  const actions = useActions()
  const stores = useStores()
  const close = () => stores.ui.setState({ drawer: { kind: 'closed' } })
  return (
    <Drawer title="Share folder" onClose={close}>
      <p className="share-folder">{displayText(chosen.folder)}</p>
      {chosen.warnings.map((warning) => (
        <p key={warning} className="share-warning">
          <TriangleAlert size={16} aria-hidden="true" />
          {displayText(warning)}
        </p>
      ))}
      <ShareForm
        label="Share folder"
        submitLabel="Share"
        initialName={chosen.suggestedName}
        initialPreset="read-only"
        onClose={close}
        onSubmit={async (share) => {
          const problem = await actions.addShare({ folderToken: chosen.token, ...share })
          if (problem === null) actions.toast('ok', `Sharing ${share.name}`)
          return problem
        }}
      />
    </Drawer>
  )
}
