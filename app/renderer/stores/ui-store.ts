import { createStore, type StoreApi } from 'zustand'
import type { StopTarget } from '../../preload/contract/stop-types.ts'
import type { LogFilter } from '../../preload/contract/wire-logs.ts'
import type { WireChosenFolder } from '../../preload/contract/wire-types.ts'
import type { FilterToken } from './connection-filter.ts'
import type { SessionSegment } from './select-sessions.ts'
import {
  anyPeriod,
  noTransferFilter,
  type PeriodDraft,
  type TransferFilter,
  type TransfersTab,
} from './transfer-filter.ts'

/** The screens that exist, in the order of the rail. */
export const screens = [
  'overview',
  'connections',
  'transfers',
  'shares',
  'users',
  'security',
  'certificates',
  'logs',
  'console',
  'settings',
] as const
export type Screen = (typeof screens)[number]

/** What the drawer on the right shows. */
export type DrawerContent =
  | { readonly kind: 'closed' }
  | { readonly kind: 'session'; readonly id: string }
  /** What goes wrong; one of them is open, where somebody asked for it. */
  | { readonly kind: 'problems'; readonly openId: string | null }
  | { readonly kind: 'self-check' }
  | { readonly kind: 'past-session'; readonly key: number }
  | { readonly kind: 'new-share'; readonly chosen: WireChosenFolder }
  | { readonly kind: 'edit-share'; readonly id: string }
  | { readonly kind: 'new-user' }
  | { readonly kind: 'edit-user'; readonly id: string }
  | { readonly kind: 'duplicate-user'; readonly id: string }
  | { readonly kind: 'preview-user'; readonly id: string; readonly path?: string }
  | { readonly kind: 'new-group' }
  | { readonly kind: 'edit-group'; readonly id: string }
  | { readonly kind: 'sign-in-card'; readonly name: string; readonly password: string }
  /** How a device connects; as the first user where no name is said, with a password only where it was just made. */
  | { readonly kind: 'connect'; readonly userName: string | null; readonly password: string | null }

/** The two lists of the users screen. */
export type PeopleTab = 'users' | 'groups'

/** The parts of the security screen. */
export type SecurityTab = 'blocked' | 'allowed' | 'events' | 'rules'

/** The parts of the settings, in the order of the page. */
export const settingsGroups = [
  'general',
  'network',
  'encryption',
  'certificate',
  'limits',
  'compatibility',
  'history',
  'logs',
  'hooks',
  'power',
  'data',
] as const
export type SettingsGroupName = (typeof settingsGroups)[number]

/** What can be done about what just happened, as long as it is said. */
export interface ToastAction {
  /** The words on the button, for example 'Undo'. */
  readonly label: string
  readonly run: () => void
}

/** A short message about what just happened. */
export interface Toast {
  readonly id: number
  readonly tone: 'ok' | 'bad'
  readonly text: string
  readonly action: ToastAction | null
}

/** Whom the dialog that stops somebody is about. */
export interface StopRequest {
  readonly target: StopTarget
  /** For example 'Disconnect demo from 192.168.1.5'. */
  readonly title: string
  /** What was clicked; everything can still be chosen. */
  readonly wish: 'disconnect' | 'block' | 'disable'
}

/** Where the menu of connections is open, and about which. */
export interface OpenMenu {
  readonly ids: readonly string[]
  /** In CSS pixels of the window. */
  readonly at: { readonly x: number; readonly y: number }
}

/** What lies over the whole window and takes the keyboard: one thing at a time. */
export type Overlay = 'palette' | 'keys' | 'stop-server'

/** Where a click leads: another drawer, another screen, or both. */
export type Destination = Partial<
  Pick<
    UiStoreState,
    | 'screen'
    | 'drawer'
    | 'peopleTab'
    | 'securityTab'
    | 'settingsGroup'
    | 'transfersTab'
    | 'transferFilter'
    | 'logFilter'
  >
>

/** What belongs to this window alone. */
export interface UiStoreState {
  /** The first steps: whether they are on screen is decided once, by the first snapshot. */
  readonly welcome: 'undecided' | 'open' | 'closed'
  readonly screen: Screen
  readonly drawer: DrawerContent
  /** The form in the drawer holds something that was not saved. */
  readonly isDrawerDirty: boolean
  /** Where the person wanted to go when they were asked about unsaved changes; null while nobody is asked. */
  readonly leavingFor: Destination | null
  readonly peopleTab: PeopleTab
  readonly securityTab: SecurityTab
  /** The part of the settings somebody is led to; null once it is in sight. */
  readonly settingsGroup: SettingsGroupName | null
  /** Which lines of the log are shown. */
  readonly logFilter: LogFilter
  readonly transfersTab: TransfersTab
  readonly transferFilter: TransferFilter
  /** Whether the connections screen shows who is there or who was. */
  readonly connectionsTime: 'now' | 'history'
  /** Of past connections: a user or the beginning of an address, and when. */
  readonly pastWho: string
  readonly pastPeriod: PeriodDraft
  /** What stands in the filter box of the connections. */
  readonly filter: string
  /** Conditions that were typed or picked before and stand beside the box. */
  readonly filterTokens: readonly FilterToken[]
  readonly segment: SessionSegment
  /** No connection changes its place until the person says so. */
  readonly isOrderFrozen: boolean
  /** Groups of connections that are folded, by name. */
  readonly collapsedGroups: ReadonlySet<string>
  readonly selectedIds: ReadonlySet<string>
  /** The row that takes the keyboard; null means the first one. */
  readonly focusedId: string | null
  /** Where a range selection started. */
  readonly anchorId: string | null
  /** Asked by a row, the selection bar, the menu, a key or the drawer; null while nobody is asked. */
  readonly stopRequest: StopRequest | null
  /** The menu of a row or of the drawer; null while it is closed. */
  readonly connectionMenu: OpenMenu | null
  /** Null while nothing lies over the window. */
  readonly overlay: Overlay | null
  readonly toasts: readonly Toast[]
  readonly lastToastId: number
}

/** Toasts beyond this number push the oldest out. */
const maxToasts = 3

/** Makes a fresh UI store. */
export function createUiStore(): StoreApi<UiStoreState> {
  return createStore<UiStoreState>(() => ({
    welcome: 'undecided',
    screen: 'overview',
    drawer: { kind: 'closed' },
    isDrawerDirty: false,
    leavingFor: null,
    peopleTab: 'users',
    securityTab: 'blocked',
    settingsGroup: null,
    logFilter: {},
    transfersTab: 'active',
    transferFilter: noTransferFilter,
    connectionsTime: 'now',
    pastWho: '',
    pastPeriod: { ...anyPeriod, period: 'week' },
    filter: '',
    filterTokens: [],
    segment: 'all',
    isOrderFrozen: false,
    collapsedGroups: new Set(),
    selectedIds: new Set(),
    focusedId: null,
    anchorId: null,
    stopRequest: null,
    connectionMenu: null,
    overlay: null,
    toasts: [],
    lastToastId: 0,
  }))
}

/** Goes somewhere, unless a form holds unsaved changes: then the person is asked first. */
export const goTo =
  (destination: Destination) =>
  (state: UiStoreState): Partial<UiStoreState> =>
    state.isDrawerDirty ? { leavingFor: destination } : destination

/** Goes to a screen; a drawer of the old one closes. */
export const showScreen = (screen: Screen) => goTo({ screen, drawer: { kind: 'closed' } })

/** Opens a drawer in place of the one that is open. */
export const openDrawer = (drawer: DrawerContent) => goTo({ drawer })

/** Closes the drawer. */
export const closeDrawer = () => goTo({ drawer: { kind: 'closed' } })

/** Leaves a form whose changes were saved or given up. */
export const leaveForm = (destination: Destination) => (): Partial<UiStoreState> => ({
  ...destination,
  isDrawerDirty: false,
  leavingFor: null,
})

/** Adds a toast; one with an action stays for the ten seconds in which the action can be taken. */
export const raiseToast =
  (tone: Toast['tone'], text: string, action: ToastAction | null = null) =>
  (state: UiStoreState): Partial<UiStoreState> => {
    const id = state.lastToastId + 1
    return { lastToastId: id, toasts: [...state.toasts, { id, tone, text, action }].slice(-maxToasts) }
  }

/** Takes a toast away. */
export const dropToast =
  (id: number) =>
  (state: UiStoreState): Partial<UiStoreState> => ({
    toasts: state.toasts.filter((toast) => toast.id !== id),
  })
