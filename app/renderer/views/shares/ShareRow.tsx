import { FolderSearch } from 'lucide-react'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import { EditRemoveButtons } from '../../components/EditRemoveButtons.tsx'
import { MiddleEllipsis } from '../../components/MiddleEllipsis.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { bytesQuantity } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { presetLabel } from '../../format/preset-words.ts'
import { useActions, useServer, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { usersOfShare } from './users-of-share.ts'

const stateMarks = {
  ok: { shape: 'filled', tone: 'ok', word: 'OK' },
  missing: { shape: 'triangle', tone: 'warning', word: 'Missing' },
} as const

/** One shared folder. */
export function ShareRow({ share, onRemove }: { share: WireShare; onRemove: () => void }) {
  const actions = useActions()
  const stores = useStores()
  const host = useServer((state) => state.host)
  const users = useUsers((state) => state.users)
  const name = displayText(share.name)
  const who = usersOfShare(users, share).map(displayText).join(', ')
  return (
    <tr>
      <td className="cut" title={name}>
        <strong>{name}</strong>
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
        {share.freeBytes === null ? (
          <span className="quiet">–</span>
        ) : (
          <Quantity {...bytesQuantity(share.freeBytes)} />
        )}
      </td>
      <td
        title={
          share.state === 'missing' ? 'The folder is not there. Clients get it back as soon as it is.' : ''
        }
      >
        <StateMark {...stateMarks[share.state]} />
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
            onEdit={() => stores.ui.setState({ drawer: { kind: 'edit-share', id: share.id } })}
            onRemove={onRemove}
          />
        )}
      </td>
    </tr>
  )
}
