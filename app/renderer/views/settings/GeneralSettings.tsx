import type { WireServerSettings, WireTheme } from '../../../preload/contract/wire-types.ts'
import { Field } from '../../components/Field.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { Switch } from '../../components/Switch.tsx'
import { useActions, useSettings } from '../../stores/dashboard-context.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { useSettingsSection } from './use-settings-section.ts'

const themes: readonly { readonly value: WireTheme; readonly label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** Start, appearance and the welcome text. */
export function GeneralSettings({ settings }: { settings: WireServerSettings }) {
  const actions = useActions()
  const theme = useSettings((state) => state.appearance.theme)
  const section = useSettingsSection(settings, ['greeting'])
  const setStartOnLaunch = async (startOnLaunch: boolean): Promise<void> => {
    const problem = await actions.updateSettings({ startOnLaunch })
    if (problem !== null) actions.toast('bad', problem.message)
  }
  return (
    <>
      <Switch
        label="Start sharing when Portside opens"
        isOn={settings.startOnLaunch}
        onChange={(isOn) => void setStartOnLaunch(isOn)}
      />
      <div className="settings-line">
        <span className="field-label">Theme</span>
        <Segmented
          label="Theme"
          options={themes}
          value={theme}
          onChange={(value) => void actions.updateAppearance({ theme: value })}
        />
      </div>
      <SettingsForm subject="welcome text" section={section}>
        <Field
          label="Welcome text"
          hint="The first line a client sees. Everyone who connects can read it."
          maxLength={200}
          value={section.draft.greeting}
          problem={section.problemOf('greeting')}
          onChange={(event) => section.set({ greeting: event.target.value })}
        />
      </SettingsForm>
    </>
  )
}
