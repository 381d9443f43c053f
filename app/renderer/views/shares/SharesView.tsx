import { FolderPlus } from 'lucide-react'
import { useState } from 'react'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useShares, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { useUsageTotals } from '../../stores/use-usage-totals.ts'
import { t } from '../../texts/texts.ts'
import { ShareRow } from './ShareRow.tsx'
import './shares.css'

const columns = () =>
  [
    { head: 'Name', width: '15%' },
    { head: 'Folder' },
    { head: 'Access', width: '124px' },
    { head: 'Users', width: '11%' },
    { head: 'Free space', width: '132px', isNumber: true },
    { head: t('shares:column.moved'), width: '136px', isNumber: true },
    { head: 'State', width: '160px' },
    { head: 'Actions', width: '112px', isHeadHidden: true },
  ] as const

/** Totals are a question to the disk, and this list is not what they are watched in. */
const totalsEveryMs = 10_000

/** The shared folders: what clients see, and what they may do there. */
export function SharesView() {
  const actions = useActions()
  const stores = useStores()
  const shares = useShares((state) => state.shares)
  const canAnyoneSignIn = useUsers((state) => state.users.some(({ isEnabled }) => isEnabled))
  const totals = useUsageTotals(totalsEveryMs)?.totals
  const [removing, setRemoving] = useState<WireShare | null>(null)
  const addFolder = (
    <Button tone="primary" icon={FolderPlus} onClick={() => void actions.chooseFolder()}>
      Add folder
    </Button>
  )
  return (
    <>
      <div className="screen-head">
        <h1>Shares</h1>
        {shares.length > 0 && addFolder}
      </div>
      <div className="screen-body">
        {shares.length === 0 ? (
          <div className="shares-empty">
            <FolderPlus size={32} strokeWidth={1.5} aria-hidden="true" />
            <h2>Drop a folder here to share it</h2>
            <p>Clients see only the folders you share, each with the access you choose.</p>
            {addFolder}
          </div>
        ) : (
          <DataTable label="Shares" columns={columns()}>
            {shares.map((share) => (
              <ShareRow
                key={share.id}
                share={share}
                moved={totals?.shares.find(({ shareId }) => shareId === share.id)}
                onRemove={() => setRemoving(share)}
              />
            ))}
          </DataTable>
        )}
        {shares.length > 0 && !canAnyoneSignIn && (
          <p className="shares-hint">
            Nobody can sign in yet.
            <Button
              onClick={() =>
                stores.ui.setState(
                  goTo({ screen: 'users', peopleTab: 'users', drawer: { kind: 'new-user' } }),
                )
              }
            >
              Create a user
            </Button>
          </p>
        )}
      </div>
      {removing !== null && (
        <ConfirmDialog
          title={`Stop sharing ${displayText(removing.name)}?`}
          confirmLabel="Stop sharing"
          onConfirm={() => void actions.removeShare(removing.id)}
          onClose={() => setRemoving(null)}
        >
          Clients lose access to {displayText(removing.folder)} and running transfers there end. The files
          stay on disk.
        </ConfirmDialog>
      )}
    </>
  )
}
