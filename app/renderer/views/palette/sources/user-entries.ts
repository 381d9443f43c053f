import { Eye, Pencil, QrCode, Unplug, User, UserCheck, UserX } from 'lucide-react'
import type { WireUser } from '../../../../preload/contract/wire-types.ts'
import { displayText } from '../../../format/display-text.ts'
import type { Dashboard } from '../../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../../stores/select-sessions.ts'
import { goTo } from '../../../stores/ui-store.ts'
import { t } from '../../../texts/texts.ts'
import { connectDrawer } from '../../connect/connect-drawer.ts'
import type { PaletteEntry } from '../palette-entry.ts'
import { askToStop } from '../stop-requests.ts'
import { pastOf } from './past-of.ts'

/** Every user, the anonymous one included: its form, and all that can be done to it. */
export function userEntries(dashboard: Dashboard): readonly PaletteEntry[] {
  return dashboard.stores.users.getState().users.map((user) => entryOf(dashboard, user))
}

function entryOf(dashboard: Dashboard, user: WireUser): PaletteEntry {
  const { stores, actions } = dashboard
  const { id: userId, name: ownName, isEnabled, isAnonymous, isTemporary } = user
  const name = isAnonymous ? t('frame:palette.anonymous') : displayText(ownName)
  const id = `user-${userId}`
  const section = 'users'
  const sessionCount = countSessionsOfUser(stores.sessions.getState(), ownName)
  const canEdit = !isAnonymous && !isTemporary
  const show = (): void =>
    stores.ui.setState(
      goTo({
        screen: 'users',
        peopleTab: 'users',
        drawer: canEdit ? { kind: 'edit-user', id: userId } : { kind: 'closed' },
      }),
    )
  const more = (): readonly PaletteEntry[] => {
    const entries: PaletteEntry[] = []
    if (canEdit) {
      entries.push({
        id: `${id}-edit`,
        section,
        label: t('frame:palette.edit', { name }),
        icon: Pencil,
        run: show,
      })
    }
    if (sessionCount > 0) {
      entries.push({
        id: `${id}-disconnect`,
        section,
        label: t('frame:palette.disconnect', { name }),
        icon: Unplug,
        isDanger: true,
        run: () =>
          askToStop(dashboard, {
            target: { userId },
            title: t('frame:palette.disconnectUser', { name }),
            wish: 'disconnect',
          }),
      })
    }
    entries.push(...pastOf(dashboard, { user: ownName }, { id, section, name }), {
      id: `${id}-preview`,
      section,
      label: t('frame:palette.preview', { name }),
      icon: Eye,
      run: () => stores.ui.setState(goTo({ screen: 'users', drawer: { kind: 'preview-user', id: userId } })),
    })
    if (isEnabled) {
      entries.push({
        id: `${id}-connect`,
        section,
        label: t('connect:openAs', { name }),
        icon: QrCode,
        run: () => stores.ui.setState(goTo({ drawer: connectDrawer(ownName) })),
      })
    }
    if (canEdit) {
      entries.push({
        id: `${id}-switch`,
        section,
        label: t(isEnabled ? 'frame:palette.disable' : 'frame:palette.enable', { name }),
        icon: isEnabled ? UserX : UserCheck,
        isDanger: isEnabled,
        run: () => void actions.setUserEnabled(userId, !isEnabled),
      })
    }
    return entries
  }
  return {
    id,
    section,
    label: name,
    detail: isEnabled
      ? sessionCount > 0
        ? t('frame:palette.connectionCount', { count: sessionCount })
        : ''
      : t('frame:palette.disabled'),
    icon: User,
    run: show,
    more,
  }
}
