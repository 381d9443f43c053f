import { FolderSearch } from 'lucide-react'
import type { UsageTotals } from '../../../preload/contract/wire-history.ts'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import { EditRemoveButtons } from '../../components/EditRemoveButtons.tsx'
import { LongName } from '../../components/LongName.tsx'
import { MiddleEllipsis } from '../../components/MiddleEllipsis.tsx'
import { MovedBytes } from '../../components/MovedBytes.tsx'
import { displayText } from '../../format/display-text.ts'
import { presetLabel } from '../../format/preset-words.ts'
import { useActions, useGroups, useServer, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { ShareSpace } from './ShareSpace.tsx'
import { ShareStateMark } from './ShareStateMark.tsx'
import { usersOfShare } from './users-of-share.ts'

interface ShareRowProps {
  readonly share: WireShare
  /** In the last seven days; undefined when nothing was moved, as far as is remembered. */
  readonly moved: UsageTotals['shares'][number] | undefined
  readonly onRemove: () => void
}

/** One shared folder. */
export function ShareRow({ share, moved, onRemove }: ShareRowProps) {
  const actions = useActions()
  const stores = useStores()
  const host = useServer((state) => state.host)
  const users = useUsers((state) => state.users)
  const groups = useGroups((state) => state.groups)
  const name = displayText(share.name)
  const who = usersOfShare(users, share, groups).map(displayText).join(', ')
  return (
    <tr>
      <td>
        <strong>
          <LongName text={share.name} />
        </strong>
        {share.isTemporary && <span className="meta share-temporary">This run only</span>}
      </td>
      <td>
        <MiddleEllipsis text={share.folder} />
      </td>
      <td>{presetLabel(share.preset)}</td>
      <td className="cut" title={who}>
        {who === '' ? <span className="quiet">Nobody yet</span> : who}
      </td>
      <td className="number">
        <ShareSpace share={share} />
      </td>
      <td className="number">
        <MovedBytes moved={moved} />
      </td>
      <td>
        <ShareStateMark share={share} />
      </td>
      <td className="row-actions">
        {host === 'desktop' && (
          <IconButton
            label={`Show ${name} in folder`}
            title="Show in folder"
            icon={FolderSearch}
            onClick={() => void actions.revealShare(share.id)}
          />
        )}
        {!share.isTemporary && (
          <EditRemoveButtons
            name={name}
            removeTitle="Stop sharing"
            onEdit={() => stores.ui.setState(openDrawer({ kind: 'edit-share', id: share.id }))}
            onRemove={onRemove}
          />
        )}
      </td>
    </tr>
  )
}
