import { createStore, type StoreApi } from 'zustand'
import type { WireChosenFolder } from '../../preload/contract/wire-types.ts'
import type { SessionSegment } from './select-sessions.ts'

/** The screens that exist, in the order of the rail. */
export const screens = ['connections', 'shares', 'users', 'settings'] as const
export type Screen = (typeof screens)[number]

/** What the drawer on the right shows. */
export type DrawerContent =
  | { readonly kind: 'closed' }
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'new-share'; readonly chosen: WireChosenFolder }
  | { readonly kind: 'edit-share'; readonly id: string }
  | { readonly kind: 'new-user' }
  | { readonly kind: 'edit-user'; readonly id: string }
  | { readonly kind: 'sign-in-card'; readonly name: string; readonly password: string }

/** A short message about what just happened. */
export interface Toast {
  readonly id: number
  readonly tone: 'ok' | 'bad'
  readonly text: string
}

/** What belongs to this window alone. */
export interface UiStoreState {
  readonly screen: Screen
  readonly drawer: DrawerContent
  readonly filter: string
  readonly segment: SessionSegment
  readonly selectedIds: ReadonlySet<string>
  /** The row that takes the keyboard; null means the first one. */
  readonly focusedId: string | null
  /** Where a range selection started. */
  readonly anchorId: string | null
  readonly toasts: readonly Toast[]
  readonly lastToastId: number
}

/** Toasts beyond this number push the oldest out. */
const maxToasts = 3

/** Makes a fresh UI store. */
export function createUiStore(): StoreApi<UiStoreState> {
  return createStore<UiStoreState>(() => ({
    screen: 'connections',
    drawer: { kind: 'closed' },
    filter: '',
    segment: 'all',
    selectedIds: new Set(),
    focusedId: null,
    anchorId: null,
    toasts: [],
    lastToastId: 0,
  }))
}

/** Goes to a screen; a drawer of the old one closes. */
export const showScreen = (screen: Screen) => (): Partial<UiStoreState> => ({
  screen,
  drawer: { kind: 'closed' },
})

/** Adds a toast. */
export const raiseToast =
  (tone: Toast['tone'], text: string) =>
  (state: UiStoreState): Partial<UiStoreState> => {
    const id = state.lastToastId + 1
    return { lastToastId: id, toasts: [...state.toasts, { id, tone, text }].slice(-maxToasts) }
  }

/** Takes a toast away. */
export const dropToast =
  (id: number) =>
  (state: UiStoreState): Partial<UiStoreState> => ({
    toasts: state.toasts.filter((toast) => toast.id !== id),
  })
