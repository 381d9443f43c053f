import type { CallHandlers } from '../../preload/contract/contract.ts'
import type { WireDesktop, WireDesktopRules } from '../../preload/contract/wire-desktop.ts'
import type { WireAppearance, WireBatch, WireSnapshot } from '../../preload/contract/wire-types.ts'
import type { StartFacts } from './login-start.ts'

/** What the desktop uses of the program. */
export interface DesktopDelegates {
  /** Where the tray's pictures are. */
  readonly iconFolder: string
  /** What the desktop remembers for itself. */
  readonly memoryFile: string
  readonly start: StartFacts
  readonly isPortable: boolean
  readonly settings: () => { readonly desktop: WireDesktopRules; readonly appearance: WireAppearance }
  readonly subscribeSettings: (listener: () => void) => () => void
  readonly snapshot: () => Pick<WireSnapshot, 'server' | 'sessions'>
  readonly subscribe: (listener: (batch: WireBatch) => void) => () => void
  readonly calls: Pick<
    CallHandlers,
    'startServer' | 'stopServer' | 'disconnectSessions' | 'revealShare' | 'updateDesktop'
  >
  readonly copyText: (text: string) => void
  readonly chooseFolder: () => Promise<string | null>
  /** Opens the form that shares this folder. */
  readonly offerFolder: (folder: string) => void
  /** Takes in what the desktop found out. */
  readonly tell: (facts: Partial<Omit<WireDesktop, 'rules'>>) => void
  /** The computer slept and woke up. */
  readonly wake: () => void
  readonly openWindow: () => void
  /** One line for people. */
  readonly raise: (text: string) => void
  readonly log: (line: string) => void
}
