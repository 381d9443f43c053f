import { TriangleAlert } from 'lucide-react'
import { CountedUsage } from '../../components/CountedUsage.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { usageWords } from '../../format/usage-words.ts'
import { useActions, useShares, useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer, leaveForm } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { ShareForm } from './ShareForm.tsx'
import { shareAround } from './share-around.ts'
import { draftOfShare } from './share-draft.ts'

/** Changes a share; what was not touched stays as it is by then. */
export function EditShareDrawer({ id }: { id: string }) {
  const actions = useActions()
  const stores = useStores()
  const shares = useShares((state) => state.shares)
  const share = shares.find((candidate) => candidate.id === id)
  const close = () => stores.ui.setState(closeDrawer())
  if (share === undefined) {
    return (
      <Drawer title={t('shares:drawer.share')} onClose={close}>
        <p>{t('shares:drawer.gone')}</p>
      </Drawer>
    )
  }
  const around = shareAround(share, shares)
  const hasQuota = share.quota.maxBytes !== null || share.quota.maxFiles !== null
  return (
    <Drawer title={t('shares:drawer.edit', { name: displayText(share.name) })} onClose={close}>
      <p className="drawer-lead">{displayText(share.folder)}</p>
      {around !== null && (
        <p className="share-warning">
          <TriangleAlert size={16} aria-hidden="true" />
          {t('shares:drawer.insideText', { name: displayText(around.name) })}
        </p>
      )}
      {(hasQuota || share.usage !== null) && (
        <CountedUsage
          usage={share.usage}
          words={usageWords(share)}
          onCount={() => void actions.rescanUsage({ shareId: id })}
        />
      )}
      <ShareForm
        label={t('shares:drawer.editForm')}
        submitLabel={t('common:save')}
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
