import { CountedUsage } from '../../components/CountedUsage.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { usageWords } from '../../format/usage-words.ts'
import { useActions, useShares, useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer, leaveForm } from '../../stores/ui-store.ts'
import { ShareForm } from './ShareForm.tsx'
import { draftOfShare } from './share-draft.ts'

/** Changes a share; what was not touched stays as it is by then. */
export function EditShareDrawer({ id }: { id: string }) {
  const actions = useActions()
  const stores = useStores()
  const share = useShares((state) => state.shares.find((candidate) => candidate.id === id))
  const close = () => stores.ui.setState(closeDrawer())
  if (share === undefined) {
    return (
      <Drawer title="Share" onClose={close}>
        <p>This folder is no longer shared.</p>
      </Drawer>
    )
  }
  const hasQuota = share.quota.maxBytes !== null || share.quota.maxFiles !== null
  return (
    <Drawer title={`Edit ${displayText(share.name)}`} onClose={close}>
      <p className="drawer-lead">{displayText(share.folder)}</p>
      {(hasQuota || share.usage !== null) && (
        <CountedUsage
          usage={share.usage}
          words={usageWords(share)}
          onCount={() => void actions.rescanUsage({ shareId: id })}
        />
      )}
      <ShareForm
        label="Edit share"
        submitLabel="Save"
        initial={draftOfShare(share)}
        onSubmit={async (_draft, changes) => {
          const problem = await actions.updateShare({ id, ...changes })
          if (problem === null) stores.ui.setState(leaveForm({ drawer: { kind: 'closed' } }))
          return problem
        }}
      />
    </Drawer>
  )
}
