import { FolderSearch, Pencil, Trash2 } from 'lucide-react'
import type { UsageTotals } from '../../../preload/contract/wire-history.ts'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import type { RowCells } from '../../components/GridRow.tsx'
import { gridRoles } from '../../components/grid-roles.ts'
import { MiddleEllipsis } from '../../components/MiddleEllipsis.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { MovedBytes } from '../../components/MovedBytes.tsx'
import { NameWithNote } from '../../components/NameWithNote.tsx'
import { displayText } from '../../format/display-text.ts'
import { presetLabel } from '../../format/preset-words.ts'
import { useGroups, useServer, useShares, useUsers } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ShareSpace } from './ShareSpace.tsx'
import { ShareStateMark } from './ShareStateMark.tsx'
import { shareAround } from './share-around.ts'
import { useShareCommands } from './share-commands.ts'
import { usersOfShare } from './users-of-share.ts'

/** One row of the list. */
export interface ListedShare {
  readonly share: WireShare
  /** In the last seven days; undefined when nothing was moved, as far as is remembered. */
  readonly moved: UsageTotals['shares'][number] | undefined
}

/** The cells of one shared folder. */
export function ShareCells({ row: { share, moved }, isTabStop }: RowCells<ListedShare>) {
  const users = useUsers((state) => state.users)
  const groups = useGroups((state) => state.groups)
  const shares = useShares((state) => state.shares)
  const around = shareAround(share, shares)
  const notes = [
    share.isTemporary ? t('shares:thisRun') : '',
    around === null ? '' : t('shares:inside', { name: displayText(around.name) }),
  ]
  const who = usersOfShare(users, share, groups).map(displayText).join(', ')
  return (
    <>
      <td {...gridRoles.cell}>
        <NameWithNote name={share.name} note={notes.filter(Boolean).join(' · ')} />
      </td>
      <td {...gridRoles.cell} className="share-folder">
        <MiddleEllipsis text={share.folder} />
      </td>
      <td {...gridRoles.cell} className="cut" title={presetLabel(share.preset)}>
        {presetLabel(share.preset)}
      </td>
      <td {...gridRoles.cell} className="share-users cut" title={who}>
        {who === '' ? <span className="quiet">{t('shares:nobodyYet')}</span> : who}
      </td>
      <td {...gridRoles.cell} className="number share-free">
        <ShareSpace share={share} />
      </td>
      <td {...gridRoles.cell} className="number share-moved">
        <MovedBytes moved={moved} />
      </td>
      <td {...gridRoles.cell} className="cut">
        <ShareStateMark share={share} />
      </td>
      <td {...gridRoles.cell} className="row-actions">
        <RowButtons share={share} isTabStop={isTabStop} />
      </td>
    </>
  )
}

function RowButtons({ share, isTabStop }: { share: WireShare; isTabStop: boolean }) {
  const host = useServer((state) => state.host)
  const commands = useShareCommands(share)
  const name = displayText(share.name)
  const tabIndex = isTabStop ? 0 : -1
  return (
    <>
      {host === 'desktop' && (
        <IconButton
          label={t('shares:action.revealNamed', { name })}
          title={t('shares:action.reveal')}
          icon={FolderSearch}
          tabIndex={tabIndex}
          onClick={commands.reveal}
        />
      )}
      {!share.isTemporary && (
        <>
          <IconButton
            label={t('common:editNamed', { name })}
            title={t('common:edit')}
            icon={Pencil}
            tabIndex={tabIndex}
            onClick={commands.edit}
          />
          <IconButton
            label={t('common:removeNamed', { name })}
            title={t('shares:action.stop')}
            tone="danger"
            icon={Trash2}
            tabIndex={tabIndex}
            onClick={commands.askRemoval}
          />
        </>
      )}
      <MoreButton
        label={t('shares:action.more', { name })}
        title={t('shares:action.moreTitle')}
        isTabStop={isTabStop}
      />
    </>
  )
}
