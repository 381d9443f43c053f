import { useSettings } from '../../stores/dashboard-context.tsx'
import { CertificateLine } from './CertificateLine.tsx'
import { CompatibilitySettings } from './CompatibilitySettings.tsx'
import { DataSettings } from './DataSettings.tsx'
import { EncryptionSettings } from './EncryptionSettings.tsx'
import { GeneralSettings } from './GeneralSettings.tsx'
import { LimitSettings } from './LimitSettings.tsx'
import { NetworkSettings } from './NetworkSettings.tsx'
import { SettingsGroup } from './SettingsSection.tsx'
import './settings.css'

/** Every setting of the server, on one page. */
export function SettingsView() {
  const settings = useSettings((state) => state.settings)
  if (settings === null) return null
  return (
    <>
      <div className="screen-head">
        <h1>Settings</h1>
      </div>
      <div className="screen-body">
        <div className="settings">
          <SettingsGroup name="general" title="General">
            <GeneralSettings settings={settings} />
          </SettingsGroup>
          <SettingsGroup name="network" title="Network">
            <NetworkSettings settings={settings} />
          </SettingsGroup>
          <SettingsGroup name="encryption" title="Encryption">
            <EncryptionSettings settings={settings} />
          </SettingsGroup>
          <SettingsGroup name="certificate" title="Certificate">
            <CertificateLine />
          </SettingsGroup>
          <SettingsGroup name="limits" title="Limits">
            <LimitSettings settings={settings} />
          </SettingsGroup>
          <SettingsGroup name="compatibility" title="Compatibility">
            <CompatibilitySettings settings={settings} />
          </SettingsGroup>
          <SettingsGroup name="data" title="Data">
            <DataSettings />
          </SettingsGroup>
        </div>
      </div>
    </>
  )
}
