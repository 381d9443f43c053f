import type { CallHandlers, PreloadCallHandlers } from '../preload/contract/contract.ts'
import type { WireSnapshot } from '../preload/contract/wire-types.ts'
import type { EngineEvent } from './engine/engine-event.ts'
import type { OpenedBans } from './host/bans/ban-store.ts'
import type { LoadedCertificate } from './host/certificates/certificate-store.ts'
import type { TlsUse } from './host/certificates/tls-use.ts'
import type { DashboardState } from './host/dashboard-state.ts'
import type { DesktopDesk } from './host/desktop/desktop-desk.ts'
import type { ChooseSaveFile } from './host/exports/export-file.ts'
import type { History } from './host/history/history.ts'
import type { HookFact } from './host/hooks/hook-fact.ts'
import type { EngineOverrides } from './host/server/engine-options-of.ts'
import type { Remedy } from './host/server/listen-problem.ts'
import type { ServerController } from './host/server/server-controller.ts'
import type { SettingsStore } from './host/settings/settings-store.ts'

/** What differs between the two entries. */
export interface ComposeOptions {
  readonly store: SettingsStore
  readonly dataFolder: string
  /** Loads the certificate of the command line, or null without one. */
  readonly loadFixedCertificate: (() => Promise<LoadedCertificate>) | null
  readonly tlsUse: TlsUse
  readonly bans: OpenedBans
  /** What is remembered; `close` closes it. */
  readonly history: History
  readonly overrides: EngineOverrides
  /** Shares and users live for the run only. */
  readonly isTemporary: boolean
  readonly appVersion: string
  readonly host: WireSnapshot['host']
  readonly remedy: Remedy
  readonly desktop: {
    readonly chooseFolder: () => Promise<string | null>
    readonly revealFolder: (folder: string) => Promise<string | null>
    readonly chooseSaveFile: ChooseSaveFile
    readonly chooseProgram: () => Promise<string | null>
    readonly chooseImportFile: () => Promise<string | null>
    readonly copyText: (text: string) => void
  } | null
  readonly onEvent: (event: EngineEvent) => void
  /** Hears what other programs can be told of, whether or not they are. */
  readonly onFact?: (fact: HookFact) => void
  /** Hears what the person should know; a dashboard shows the same. */
  readonly onNotice: (text: string) => void
  /** Hears of mistakes of ours, one line each. */
  readonly log: (line: string) => void
}

/** The program without its window. */
export interface Portside {
  readonly server: ServerController
  readonly state: DashboardState
  readonly desk: DesktopDesk
  readonly handlers: CallHandlers
  readonly preloadHandlers: PreloadCallHandlers
  /** Notes a mistake of ours in the log and wherever the options say. */
  readonly log: (line: string) => void
  /** Looks again at what changed while the computer slept: addresses, folders, listeners that could not be bound. */
  wake(): void
  /** Stops serving and lets everything go. */
  close(graceMs: number): Promise<void>
}
