import { serverDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { type RulesSection, useRulesSection } from './use-rules-section.ts'

/** A setting of the server, by its name in the contract. */
export type SettingName = keyof WireServerSettings

/** One section of the settings of the server. */
export type SettingsSectionState = RulesSection<WireServerSettings>

/** A section of the settings of the server that shows these of them. */
export function useSettingsSection(
  settings: WireServerSettings,
  names: readonly SettingName[],
): SettingsSectionState {
  const actions = useActions()
  return useRulesSection({
    rules: settings,
    names,
    schema: serverDraftSchema,
    save: actions.updateSettings,
  })
}
