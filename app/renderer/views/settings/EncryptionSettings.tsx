import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { FieldProblem } from '../../components/Field.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
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

/** How control connections treat TLS. */
export function EncryptionSettings({ settings }: { settings: WireServerSettings }) {
  const section = useSettingsSection(settings, ['tls'])
  return (
    <SettingsForm subject="encryption settings" section={section}>
      <RadioCards
        legend="Encryption (explicit FTP over TLS)"
        cards={policies}
        value={section.draft.tls}
        onChange={(tls) => section.edit({ tls })}
      />
      <FieldProblem problem={section.problems.tls} />
    </SettingsForm>
  )
}
