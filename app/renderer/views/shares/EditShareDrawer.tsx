import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useShares, useStores } from '../../stores/dashboard-context.tsx'
import { ShareForm } from './ShareForm.tsx'

/** Renames a share or changes its access. */
export function EditShareDrawer({ id }: { id: string }) {
  const actions = useActions()
  const stores = useStores()
  const share = useShares((state) => state.shares.find((candidate) => candidate.id === id))
  const close = () => stores.ui.setState({ drawer: { kind: 'closed' } })
  if (share === undefined) {
    return (
      <Drawer title="Share" onClose={close}>
        <p>This folder is no longer shared.</p>
      </Drawer>
    )
  }
  return (
    <Drawer title={`Edit ${displayText(share.name)}`} onClose={close}>
      <p className="share-folder">{displayText(share.folder)}</p>
      <ShareForm
        label="Edit share"
        submitLabel="Save"
        initialName={share.name}
        initialPreset={share.preset}
        onClose={close}
        onSubmit={(change) => actions.updateShare({ id, ...change })}
      />
    </Drawer>
  )
}
