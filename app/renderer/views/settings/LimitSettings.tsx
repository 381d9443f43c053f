import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { Field } from '../../components/Field.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { useSettingsSection } from './use-settings-section.ts'

/** How many may connect, and for how long without doing anything. */
export function LimitSettings({ settings }: { settings: WireServerSettings }) {
  const section = useSettingsSection(settings, ['maxSessions', 'maxSessionsPerAddress', 'idleTimeoutMs'])
  const { draft, problems, edit } = section
  return (
    <SettingsForm subject="limits" section={section}>
      <div className="settings-short">
        <Field
          label="Connections at once"
          inputMode="numeric"
          value={draft.maxSessions}
          problem={problems.maxSessions}
          onChange={(event) => edit({ maxSessions: event.target.value })}
        />
      </div>
      <div className="settings-short">
        <Field
          label="Connections from one address"
          hint="Clients open several when they move many files."
          inputMode="numeric"
          value={draft.maxSessionsPerAddress}
          problem={problems.maxSessionsPerAddress}
          onChange={(event) => edit({ maxSessionsPerAddress: event.target.value })}
        />
      </div>
      <div className="settings-short">
        <Field
          label="Disconnect after being idle"
          hint="The clock stands still while data moves."
          unit="minutes"
          inputMode="decimal"
          value={draft.idleTimeoutMinutes}
          problem={problems.idleTimeoutMs}
          onChange={(event) => edit({ idleTimeoutMinutes: event.target.value })}
        />
      </div>
    </SettingsForm>
  )
}
