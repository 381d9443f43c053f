import type { WireAppearance, WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { Field } from '../../components/Field.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { Switch } from '../../components/Switch.tsx'
import { useActions, useSettings } from '../../stores/dashboard-context.tsx'
import { languageNames, languages } from '../../texts/languages.ts'
import { t } from '../../texts/texts.ts'
import { AnnounceField } from './AnnounceField.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { useSettingsSection } from './use-settings-section.ts'

const themes = ['system', 'light', 'dark'] as const
const densities = ['comfortable', 'compact'] as const

/** Start, appearance and the welcome text. */
export function GeneralSettings({ settings }: { settings: WireServerSettings }) {
  const actions = useActions()
  const section = useSettingsSection(settings, ['greeting'])
  const setStartOnLaunch = async (startOnLaunch: boolean): Promise<void> => {
    const problem = await actions.updateSettings({ startOnLaunch })
    if (problem !== null) actions.toast('bad', problem.message)
  }
  return (
    <>
      <Switch
        label={t('settings:general.startOnLaunch')}
        isOn={settings.startOnLaunch}
        onChange={(isOn) => void setStartOnLaunch(isOn)}
      />
      <AppearanceFields />
      <AnnounceField />
      <SettingsForm subject={t('settings:subject.welcome')} section={section}>
        <Field
          label={t('settings:general.welcome')}
          hint={t('settings:general.welcomeHint')}
          maxLength={200}
          value={section.draft.greeting}
          problem={section.problemOf('greeting')}
          onChange={(event) => section.set({ greeting: event.target.value })}
        />
      </SettingsForm>
    </>
  )
}

/** How the dashboard looks and speaks; taken at once. */
function AppearanceFields() {
  const actions = useActions()
  const { theme, language, density } = useSettings((state) => state.appearance)
  return (
    <>
      <div className="settings-line">
        <span className="field-label">{t('settings:general.theme')}</span>
        <Segmented
          label={t('settings:general.theme')}
          options={themes.map((value) => ({ value, label: t(`settings:general.themes.${value}`) }))}
          value={theme}
          onChange={(value) => void actions.updateAppearance({ theme: value })}
        />
      </div>
      <div className="settings-line">
        <span className="field-label">{t('settings:general.density')}</span>
        <Segmented
          label={t('settings:general.density')}
          options={densities.map((value) => ({ value, label: t(`settings:general.densities.${value}`) }))}
          value={density}
          onChange={(value) => void actions.updateAppearance({ density: value })}
        />
      </div>
      <div className="settings-short">
        <SelectField<WireAppearance['language']>
          label={t('settings:general.language')}
          options={[
            { value: 'system', label: t('settings:general.languageSystem') },
            ...languages.map((value) => ({ value, label: languageNames[value] })),
          ]}
          value={language}
          onChange={(value) => void actions.updateAppearance({ language: value })}
        />
      </div>
    </>
  )
}
