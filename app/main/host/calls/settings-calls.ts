import { z } from 'zod'
import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { appearanceRules } from '../../../preload/contract/fields/appearance-rules.ts'
import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import type { Notices } from '../notices/notices.ts'
import type { ServerController } from '../server/server-controller.ts'
import { serverSettingsSchema } from '../settings/server-settings-schema.ts'
import { applyAction, changed, said } from '../settings/settings-action.ts'
import type { ServerSettings } from '../settings/settings-schema.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { answerOf } from './outcome.ts'

const appearance = z.object(appearanceRules).readonly()

/** What calls about settings need. */
export interface SettingsCallDependencies {
  readonly store: SettingsStore
  readonly notices: Notices
  readonly server: Pick<ServerController, 'refresh'>
  readonly copyText: (text: string) => void
}

/** Calls about settings, notices and the clipboard. */
export function createSettingsCalls({
  store,
  notices,
  server,
  copyText,
}: SettingsCallDependencies): Pick<
  CallHandlers,
  'updateSettings' | 'updateAppearance' | 'dismissNotice' | 'copyText'
> {
  return {
    async updateSettings(changes) {
      const outcome = await answerOf(
        () =>
          applyAction(store, (settings) =>
            changed({ ...settings, server: mergeServerSettings(settings.server, changes) }, null),
          ),
        () => null,
      )
      if (outcome.ok) await takeOverServerSettings(server, notices)
      return outcome
    },

    updateAppearance: (changes) =>
      answerOf(
        () =>
          applyAction(store, (settings) =>
            changed(
              { ...settings, appearance: appearance.parse({ ...settings.appearance, ...said(changes) }) },
              null,
            ),
          ),
        () => null,
      ),

    dismissNotice({ id }) {
      notices.dismiss(id)
      return null
    },

    copyText({ text }) {
      copyText(text)
      return null
    },
  }
}

/** Lets the running server take over what the settings say now; tells when it could not. */
export async function takeOverServerSettings(
  server: Pick<ServerController, 'refresh'>,
  notices: Notices,
): Promise<void> {
  const ended = await server.refresh()
  if (ended !== null && ended > 0) notices.raise('warning', describeStop(ended))
}

function describeStop(ended: number): string {
  const connections = ended === 1 ? '1 connection' : `${ended} connections`
  return `The server cannot run with the new settings and was stopped; ${connections} ended.`
}

/** Throws the schema's error, whose path then begins at the field. */
function mergeServerSettings(
  current: ServerSettings,
  changes: { readonly [Field in keyof WireServerSettings]?: WireServerSettings[Field] | undefined },
): ServerSettings {
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  return serverSettingsSchema.parse({ ...current, ...said })
}
