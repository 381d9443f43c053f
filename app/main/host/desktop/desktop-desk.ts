import { z } from 'zod'
import type { CallHandlers, PreloadCallHandlers } from '../../../preload/contract/contract.ts'
import { desktopRules } from '../../../preload/contract/fields/desktop-rules.ts'
import type { WireDesktop } from '../../../preload/contract/wire-desktop.ts'
import { answerOf, done } from '../calls/outcome.ts'
import type { DashboardState } from '../dashboard-state.ts'
import { applyAction, changed, said } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'

/** What the desktop itself finds out; the rules are settings. */
export type DesktopFacts = Omit<WireDesktop, 'rules'>

/** What the desk needs. */
export interface DesktopDeskDependencies {
  readonly store: SettingsStore
  /** Null where there is no desktop. */
  readonly desktop: object | null
  /** Checks a folder and puts it behind a token. */
  readonly offer: PreloadCallHandlers['registerDroppedFolder']
  readonly dashboards: () => Pick<DashboardState, 'desktopChanged' | 'folderOffered'>
}

/** Where the desktop and the dashboards meet: its settings, its facts, and folders that were opened with the program. */
export interface DesktopDesk {
  readonly calls: Pick<CallHandlers, 'updateDesktop' | 'takeOfferedFolder'>
  /** Null where there is no desktop. */
  wire(): WireDesktop | null
  /** Takes in what the desktop found out. */
  tell(facts: Partial<DesktopFacts>): void
  /** Keeps a folder until a dashboard takes it; a later one takes its place. Never call it with what a page says. */
  offerFolder(folder: string): void
}

const rulesSchema = z.object(desktopRules).readonly()

/** Creates the desk; nothing is known of the desktop at first. */
export function createDesktopDesk({
  store,
  desktop,
  offer,
  dashboards,
}: DesktopDeskDependencies): DesktopDesk {
  let facts: DesktopFacts = { hasTray: false, isKeptAwake: false, isPortable: false }
  let offered: string | null = null

  return {
    calls: {
      updateDesktop: ({ notifications = {}, ...changes }) =>
        answerOf(
          () =>
            applyAction(store, (settings) => {
              const before = settings.desktop
              const rules = rulesSchema.parse({
                ...before,
                ...said(changes),
                notifications: { ...before.notifications, ...said(notifications) },
              })
              return changed({ ...settings, desktop: rules }, null)
            }),
          () => null,
        ),
      async takeOfferedFolder() {
        if (offered === null) return done(null)
        const folder = offered
        offered = null
        return offer({ folder })
      },
    },
    wire: () => (desktop === null ? null : { rules: store.current.desktop, ...facts }),
    tell(found) {
      const before = JSON.stringify(facts)
      facts = { ...facts, ...found }
      if (JSON.stringify(facts) !== before) dashboards().desktopChanged()
    },
    offerFolder(folder) {
      offered = folder
      dashboards().folderOffered()
    },
  }
}
