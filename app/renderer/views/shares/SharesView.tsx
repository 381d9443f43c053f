import { FolderPlus } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useShares, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { SharesGrid } from './SharesGrid.tsx'
import { AskRemoval } from './share-commands.ts'
import './shares.css'

/** The shared folders: what clients see, and what they may do there. */
export function SharesView() {
  const actions = useActions()
  const shares = useShares((state) => state.shares)
  const [removing, setRemoving] = useState<WireShare | null>(null)
  const askRemoval = useCallback((share: WireShare) => setRemoving(share), [])
  const addFolder = (
    <Button tone="primary" icon={FolderPlus} onClick={() => void actions.chooseFolder()}>
      {t('shares:add')}
    </Button>
  )
  return (
    <>
      <div className="screen-head">
        <h1>{t('shares:title')}</h1>
        {shares.length > 0 && addFolder}
      </div>
      {shares.length === 0 ? (
        <div className="screen-body">
          <div className="shares-empty">
            <FolderPlus size={32} strokeWidth={1.5} aria-hidden="true" />
            <h2>{t('shares:empty.title')}</h2>
            <p>{t('shares:empty.text')}</p>
            {addFolder}
          </div>
        </div>
      ) : (
        <AskRemoval value={askRemoval}>
          <NobodyHint />
          <SharesGrid />
        </AskRemoval>
      )}
      {removing !== null && (
        <ConfirmDialog
          title={t('shares:remove.title', { name: displayText(removing.name) })}
          confirmLabel={t('shares:action.stop')}
          onConfirm={() => void actions.removeShare(removing.id)}
          onClose={() => setRemoving(null)}
        >
          {t('shares:remove.text', { folder: displayText(removing.folder) })}
        </ConfirmDialog>
      )}
    </>
  )
}

/** A share nobody can sign in to serves nobody. */
function NobodyHint() {
  const stores = useStores()
  const canAnyoneSignIn = useUsers((state) => state.users.some(({ isEnabled }) => isEnabled))
  if (canAnyoneSignIn) return null
  return (
    <p className="shares-hint">
      {t('shares:nobodyCanSignIn')}
      <Button
        onClick={() =>
          stores.ui.setState(goTo({ screen: 'users', peopleTab: 'users', drawer: { kind: 'new-user' } }))
        }
      >
        {t('shares:createUser')}
      </Button>
    </p>
  )
}
