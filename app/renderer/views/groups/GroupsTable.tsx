import { Pencil, Trash2, UserPlus } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { WireGroup } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Menu } from '../../components/Menu.tsx'
import { VirtualGrid } from '../../components/VirtualGrid.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useGroups, useStores, useUi, useUsers } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { useLineHeight } from '../../stores/use-line-height.ts'
import { t } from '../../texts/texts.ts'
import { AskGroupRemoval, GroupCells } from './GroupCells.tsx'
import { dependentsOnGroup, membersOfGroup } from './members-of-group.ts'
import './groups.css'

interface OpenMenu {
  readonly id: string
  readonly at: { readonly x: number; readonly y: number }
}

/** The rules several users share. */
export function GroupsTable() {
  const actions = useActions()
  const stores = useStores()
  const groups = useGroups((state) => state.groups)
  const rowHeightPx = useLineHeight()
  const openId = useUi(({ drawer }) => (drawer.kind === 'edit-group' ? drawer.id : null))
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const closeMenu = useCallback(() => setMenu(null), [])
  const [removing, setRemoving] = useState<WireGroup | null>(null)
  const askRemoval = useCallback((group: WireGroup) => setRemoving(group), [])
  const edit = ({ id }: WireGroup) => stores.ui.setState(openDrawer({ kind: 'edit-group', id }))
  const asked = groups.find(({ id }) => id === menu?.id)
  if (groups.length === 0) {
    return (
      <EmptyState title={t('groups:empty.title')}>
        <p>{t('groups:empty.text')}</p>
        <Button icon={UserPlus} onClick={() => stores.ui.setState(openDrawer({ kind: 'new-group' }))}>
          {t('groups:empty.add')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <AskGroupRemoval value={askRemoval}>
      <VirtualGrid
        label={t('groups:list')}
        className="groups-grid"
        columns={[
          { head: t('groups:column.name') },
          { head: t('groups:column.members'), className: 'group-members' },
          { head: t('groups:column.access') },
          { head: t('groups:column.limits'), className: 'group-limits' },
          { head: t('groups:column.actions'), isHeadHidden: true },
        ]}
        rows={groups}
        keyOf={keyOf}
        nameOf={nameOf}
        Cells={GroupCells}
        rowHeightPx={rowHeightPx}
        openKey={openId}
        onOpen={edit}
        onMenu={({ id }, at) => setMenu({ id, at })}
        onKey={(key, group) => {
          if (key !== 'Delete') return false
          askRemoval(group)
          return true
        }}
      />
      <p className="list-hint">{t('groups:order')}</p>
      {menu !== null && asked !== undefined && (
        <Menu
          label={displayText(asked.name)}
          at={menu.at}
          onClose={closeMenu}
          groups={[
            [{ label: t('groups:action.edit'), icon: Pencil, keyHint: 'Enter', run: () => edit(asked) }],
            [
              {
                label: t('groups:action.remove'),
                icon: Trash2,
                keyHint: 'Delete',
                tone: 'danger',
                run: () => askRemoval(asked),
              },
            ],
          ]}
        />
      )}
      {removing !== null && (
        <ConfirmDialog
          title={t('groups:remove.title', { name: displayText(removing.name) })}
          confirmLabel={t('groups:remove.confirm')}
          onConfirm={() => void actions.removeGroup(removing.id)}
          onClose={() => setRemoving(null)}
        >
          <RemovalWords group={removing} />
        </ConfirmDialog>
      )}
    </AskGroupRemoval>
  )
}

const keyOf = ({ id }: WireGroup): string => id
const nameOf = ({ name }: WireGroup): string => displayText(name)

/** Says what removing a group means for its members, by name where somebody loses everything. */
function RemovalWords({ group }: { group: WireGroup }) {
  const users = useUsers((state) => state.users)
  const groups = useGroups((state) => state.groups)
  const memberCount = membersOfGroup(users, group.id).length
  const dependents = dependentsOnGroup(users, groups, group.id)
  if (memberCount === 0) return <p>{t('groups:remove.empty')}</p>
  return (
    <>
      <p>{t('groups:remove.stay', { count: memberCount })}</p>
      {dependents.length > 0 && (
        <p>{t('groups:remove.losers', { names: dependents.map(displayText).join(', ') })}</p>
      )}
    </>
  )
}
