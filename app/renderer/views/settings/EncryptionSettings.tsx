import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { FieldProblem } from '../../components/Field.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { useSettingsSection } from './use-settings-section.ts'

const policies = [
  {
    value: 'optional',
    label: 'Optional',
    explanation: 'Clients that can encrypt do; old scanners, cameras and Windows Explorer connect too.',
  },
  {
    value: 'required',
    label: 'Required',
    explanation: 'Nobody signs in without encryption. Old devices are refused.',
  },
  { value: 'off', label: 'Off', explanation: 'Passwords and files travel readable for everyone on the way.' },
] as const

const exceptions = [
  { value: 'nobody', label: 'Nobody' },
  { value: 'local-peers', label: 'Marked users of the local network' },
  { value: 'everybody', label: 'Marked users from anywhere' },
] as const

const versions = [
  { value: 'TLSv1.2', label: 'TLS 1.2 and newer' },
  { value: 'TLSv1.3', label: 'TLS 1.3 only' },
] as const

const resumptions = [
  { value: 'prefer', label: 'Where the client can' },
  { value: 'require', label: 'Always' },
  { value: 'off', label: 'Never' },
] as const

/** How control connections treat TLS. */
export function EncryptionSettings({ settings }: { settings: WireServerSettings }) {
  const section = useSettingsSection(settings, ['tls', 'tlsMinVersion', 'tlsResumption', 'plainAllowedFor'])
  const { draft, problemOf, set } = section
  return (
    <SettingsForm subject="encryption settings" section={section}>
      <RadioCards
        legend="Encryption (explicit FTP over TLS)"
        cards={policies}
        value={draft.tls}
        onChange={(tls) => set({ tls })}
      />
      <FieldProblem problem={problemOf('tls')} />
      {draft.tls === 'required' && (
        <div className="settings-short">
          <SelectField
            label="Exceptions"
            hint="Who may sign in without encryption all the same: users that are marked for it, such as a scanner."
            options={exceptions}
            value={draft.plainAllowedFor}
            problem={problemOf('plainAllowedFor')}
            onChange={(plainAllowedFor) => set({ plainAllowedFor })}
          />
        </div>
      )}
      {draft.tls !== 'off' && (
        <FormSection
          title="Advanced"
          summary={versions.find(({ value }) => value === draft.tlsMinVersion)?.label ?? ''}
          hasProblem={section.hasProblem('tlsMinVersion', 'tlsResumption')}
        >
          <div className="settings-short">
            <SelectField
              label="Versions"
              hint="Windows 7, old scanners and many cameras know nothing newer than TLS 1.2."
              options={versions}
              value={draft.tlsMinVersion}
              problem={problemOf('tlsMinVersion')}
              onChange={(tlsMinVersion) => set({ tlsMinVersion })}
            />
          </div>
          <div className="settings-short">
            <SelectField
              label="Data connections resume the session"
              hint="Proves that data goes to who signed in. “Always” refuses clients that cannot."
              options={resumptions}
              value={draft.tlsResumption}
              problem={problemOf('tlsResumption')}
              onChange={(tlsResumption) => set({ tlsResumption })}
            />
          </div>
        </FormSection>
      )}
    </SettingsForm>
  )
}
