import type { CallArgument } from '../../../preload/contract/contract.ts'
import type { ProblemFacts } from '../../../preload/contract/wire-problems.ts'
import type {
  WireServerSettings,
  WireServerState,
  WireShare,
  WireUser,
} from '../../../preload/contract/wire-types.ts'
import type { Destination, Screen, SettingsGroupName } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

/** What one button does about a problem. */
export type Remedy = { readonly label: string } & (
  | { readonly kind: 'go'; readonly to: Destination }
  | { readonly kind: 'settings'; readonly change: CallArgument<'updateSettings'> }
  | { readonly kind: 'user'; readonly change: CallArgument<'updateUser'> }
  | { readonly kind: 'folder'; readonly shareId: string }
  | { readonly kind: 'copy'; readonly text: string; readonly what: string }
)

/** What a remedy is made from. */
export interface RemedySources {
  readonly facts: ProblemFacts
  /** What to do in words, for whoever has the device. */
  readonly tip: string
  readonly settings: WireServerSettings
  readonly server: WireServerState
  readonly users: readonly WireUser[]
  readonly shares: readonly WireShare[]
}

/** Leads to a screen. */
export function toScreen(screen: Screen, label: string): Remedy {
  return { kind: 'go', label, to: { screen, drawer: { kind: 'closed' } } }
}

/** Leads to a part of the settings. */
export function toSettings(settingsGroup: SettingsGroupName, label: string): Remedy {
  return { kind: 'go', label, to: { screen: 'settings', settingsGroup, drawer: { kind: 'closed' } } }
}

/** Puts the advice on the clipboard, to be sent to whoever has the device. */
export function copyTip({ tip }: RemedySources): Remedy {
  return {
    kind: 'copy',
    label: t('diagnosis:action.copyTip'),
    text: tip,
    what: t('diagnosis:action.tip'),
  }
}

/** The user a problem is about; undefined when there is none any more. */
export function userOf({ facts, users }: RemedySources): WireUser | undefined {
  const name = String(facts.user ?? '').toLowerCase()
  return users.find((user) => user.name.toLowerCase() === name)
}

/** Leads to the rules of the user, or to all users when that one is not there. */
export function toUser(sources: RemedySources): Remedy {
  const user = userOf(sources)
  if (user === undefined) return toScreen('users', t('diagnosis:action.users'))
  return {
    kind: 'go',
    label: t('diagnosis:action.editUser', { user: user.name }),
    to: { screen: 'users', peopleTab: 'users', drawer: { kind: 'edit-user', id: user.id } },
  }
}
