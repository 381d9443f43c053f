import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { FieldProblem } from '../../components/Field.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { t } from '../../texts/texts.ts'
import { SettingsForm } from './SettingsSection.tsx'
import { useSettingsSection } from './use-settings-section.ts'

const policies = ['optional', 'required', 'off'] as const
const exceptions = ['nobody', 'local-peers', 'everybody'] as const
const resumptions = ['prefer', 'require', 'off'] as const

const versions = () =>
  [
    { value: 'TLSv1.2', label: t('settings:encryption.version.12') },
    { value: 'TLSv1.3', label: t('settings:encryption.version.13') },
  ] as const

/** How control connections treat TLS. */
export function EncryptionSettings({ settings }: { settings: WireServerSettings }) {
  const section = useSettingsSection(settings, ['tls', 'tlsMinVersion', 'tlsResumption', 'plainAllowedFor'])
  const { draft, problemOf, set } = section
  return (
    <SettingsForm subject={t('settings:subject.encryption')} section={section}>
      <RadioCards
        legend={t('settings:encryption.legend')}
        cards={policies.map((value) => ({
          value,
          label: t(`settings:encryption.policy.${value}.label`),
          explanation: t(`settings:encryption.policy.${value}.explanation`),
        }))}
        value={draft.tls}
        onChange={(tls) => set({ tls })}
      />
      <FieldProblem problem={problemOf('tls')} />
      {draft.tls === 'required' && (
        <div className="settings-short">
          <SelectField
            label={t('settings:encryption.exceptions')}
            hint={t('settings:encryption.exceptionsHint')}
            options={exceptions.map((value) => ({
              value,
              label: t(`settings:encryption.exception.${value}`),
            }))}
            value={draft.plainAllowedFor}
            problem={problemOf('plainAllowedFor')}
            onChange={(plainAllowedFor) => set({ plainAllowedFor })}
          />
        </div>
      )}
      {draft.tls !== 'off' && (
        <FormSection
          title={t('settings:advanced')}
          summary={versions().find(({ value }) => value === draft.tlsMinVersion)?.label ?? ''}
          hasProblem={section.hasProblem('tlsMinVersion', 'tlsResumption')}
        >
          <div className="settings-short">
            <SelectField
              label={t('settings:encryption.versions')}
              hint={t('settings:encryption.versionsHint')}
              options={versions()}
              value={draft.tlsMinVersion}
              problem={problemOf('tlsMinVersion')}
              onChange={(tlsMinVersion) => set({ tlsMinVersion })}
            />
          </div>
          <div className="settings-short">
            <SelectField
              label={t('settings:encryption.resumption')}
              hint={t('settings:encryption.resumptionHint')}
              options={resumptions.map((value) => ({
                value,
                label: t(`settings:encryption.resume.${value}`),
              }))}
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
