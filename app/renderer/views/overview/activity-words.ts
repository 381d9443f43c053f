import {
  ArrowDownToLine,
  ArrowUpFromLine,
  Ban,
  FolderMinus,
  FolderPlus,
  LogIn,
  type LucideIcon,
  Pencil,
  Play,
  Settings2,
  ShieldAlert,
  Square,
  Trash2,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import { formatPeer } from '../../format/address.ts'
import { displayText } from '../../format/display-text.ts'
import { t } from '../../texts/texts.ts'
import type { RecentEntry, RecentKind } from './recent-activity.ts'

const nameOf = (path: string | null): string =>
  displayText(path?.split('/').filter(Boolean).at(-1) ?? path ?? '')

/** The share something happened in; before shares had names of their own, the first folder of its path. */
function placeOf({ place, path }: RecentEntry): string {
  if (place !== null) return displayText(place)
  const folders = path?.split('/').filter(Boolean) ?? []
  return displayText(folders.length > 1 ? (folders[0] ?? '/') : '/')
}

/** Tells one entry in a line, for example '12 files uploaded by scanner to Inbox'. */
export function activityWords(entry: RecentEntry): string {
  const { kind, count, path, newPath, setting } = entry
  const who = entry.userName === null ? t('overview:activity.somebody') : displayText(entry.userName)
  const address = entry.address === null ? '' : formatPeer(entry.address)
  const values = { count, who, address, place: placeOf(entry), name: nameOf(path), newName: nameOf(newPath) }
  switch (kind) {
    case 'uploaded':
      return t('overview:activity.uploaded', values)
    case 'downloaded':
      return t('overview:activity.downloaded', values)
    case 'upload-failed':
      return t('overview:activity.uploadFailed', values)
    case 'download-failed':
      return t('overview:activity.downloadFailed', values)
    case 'signed-in':
      return t('overview:activity.signedIn', values)
    case 'login-failed':
      return t('overview:activity.loginFailed', values)
    case 'foreign-protocol':
      return t('overview:activity.foreignProtocol', values)
    case 'deleted':
      return t('overview:activity.deleted', values)
    case 'renamed':
      return t('overview:activity.renamed', values)
    case 'folder-made':
      return t('overview:activity.folderMade', values)
    case 'folder-removed':
      return t('overview:activity.folderRemoved', values)
    case 'blocked':
      return t('overview:activity.blocked', values)
    case 'unblocked':
      return t('overview:activity.unblocked', values)
    case 'setting-changed':
      return setting === null || count > 1
        ? t('overview:activity.settingsChanged', values)
        : t('overview:activity.settingChanged', { setting: displayText(setting) })
    case 'server-started':
      return t('overview:activity.serverStarted')
    case 'server-stopped':
      return t('overview:activity.serverStopped')
    default:
      return t('overview:activity.other', values)
  }
}

const icons: Partial<Readonly<Record<RecentKind, LucideIcon>>> = {
  uploaded: ArrowDownToLine,
  downloaded: ArrowUpFromLine,
  'upload-failed': TriangleAlert,
  'download-failed': TriangleAlert,
  'signed-in': LogIn,
  'login-failed': ShieldAlert,
  'foreign-protocol': ShieldAlert,
  deleted: Trash2,
  renamed: Pencil,
  'folder-made': FolderPlus,
  'folder-removed': FolderMinus,
  blocked: Ban,
  unblocked: Undo2,
  'setting-changed': Settings2,
  'server-started': Play,
  'server-stopped': Square,
}

/** The picture beside an entry; the words say the same. */
export const activityIcon = (kind: RecentKind): LucideIcon => icons[kind] ?? Settings2

/** Whether an entry is about something that went wrong. */
export const isTrouble = (kind: RecentKind): boolean =>
  ['upload-failed', 'download-failed', 'login-failed', 'foreign-protocol', 'blocked'].includes(kind)
