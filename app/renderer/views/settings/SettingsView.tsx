import { useRef, useState } from 'react'
import { useSettings } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { filterInputId } from '../connections/filter-input-id.ts'
import { CheckConnectionLine } from '../diagnosis/CheckConnectionLine.tsx'
import { AnnounceSetting } from './AnnounceSetting.tsx'
import { CertificateLine } from './CertificateLine.tsx'
import { CompatibilitySettings } from './CompatibilitySettings.tsx'
import { DataSettings } from './DataSettings.tsx'
import { DesktopSettings } from './DesktopSettings.tsx'
import { EncryptionSettings } from './EncryptionSettings.tsx'
import { GeneralSettings } from './GeneralSettings.tsx'
import { HistorySettings } from './HistorySettings.tsx'
import { HookSettings } from './HookSettings.tsx'
import { LimitSettings } from './LimitSettings.tsx'
import { LogSettings } from './LogSettings.tsx'
import { NetworkSettings } from './NetworkSettings.tsx'
import { PowerSettings } from './PowerSettings.tsx'
import { SettingsAnchors } from './SettingsAnchors.tsx'
import { SettingsGroup } from './SettingsSection.tsx'
import { useSettingsSearch } from './use-settings-search.ts'
import './settings.css'

/** Every setting, on one page that can be searched. */
export function SettingsView() {
  const [text, setText] = useState('')
  const page = useRef<HTMLDivElement>(null)
  const found = useSettingsSearch(page, text)
  return (
    <>
      <div className="screen-head">
        <h1>{t('settings:title')}</h1>
        <input
          id={filterInputId}
          type="search"
          className="field-input settings-search"
          placeholder={t('settings:search')}
          aria-label={t('settings:search')}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div ref={page} className="screen-body settings-page">
        <SettingsAnchors page={page} found={found} />
        <div className="settings">
          <Groups />
          <p className="meta" role="status">
            {found?.length === 0 && t('settings:noMatch', { text })}
          </p>
        </div>
      </div>
    </>
  )
}

function Groups() {
  const settings = useSettings((state) => state.settings)
  const history = useSettings((state) => state.history)
  const logs = useSettings((state) => state.logs)
  const hooks = useSettings((state) => state.hooks)
  const desktop = useSettings((state) => state.desktop)
  if (settings === null || history === null || logs === null || hooks === null) return null
  return (
    <>
      <SettingsGroup name="general">
        <GeneralSettings settings={settings} />
        {desktop !== null && <DesktopSettings desktop={desktop} />}
      </SettingsGroup>
      <SettingsGroup name="network">
        <NetworkSettings settings={settings} />
        <CheckConnectionLine />
        <AnnounceSetting isOn={settings.announce} />
      </SettingsGroup>
      <SettingsGroup name="encryption">
        <EncryptionSettings settings={settings} />
      </SettingsGroup>
      <SettingsGroup name="certificate">
        <CertificateLine />
      </SettingsGroup>
      <SettingsGroup name="limits">
        <LimitSettings settings={settings} />
      </SettingsGroup>
      <SettingsGroup name="compatibility">
        <CompatibilitySettings settings={settings} />
      </SettingsGroup>
      <SettingsGroup name="history">
        <HistorySettings history={history} />
      </SettingsGroup>
      <SettingsGroup name="logs">
        <LogSettings logs={logs} />
      </SettingsGroup>
      <SettingsGroup name="hooks">
        <HookSettings hooks={hooks} />
      </SettingsGroup>
      {desktop !== null && (
        <SettingsGroup name="power">
          <PowerSettings desktop={desktop} />
        </SettingsGroup>
      )}
      <SettingsGroup name="data">
        <DataSettings />
      </SettingsGroup>
    </>
  )
}
