import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { LinesField } from '../../components/LinesField.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { t } from '../../texts/texts.ts'
import { charsetOptions } from './charset-options.ts'
import { SettingsForm } from './SettingsSection.tsx'
import { useSettingsSection } from './use-settings-section.ts'

const commands = ['allowClearControl', 'allowLinks', 'allowTreeRemoval', 'allowCombining'] as const

const exampleHost = 'ftp.example.org'

/** What old devices and special clients need, and nobody else notices. */
export function CompatibilitySettings({ settings }: { settings: WireServerSettings }) {
  const section = useSettingsSection(settings, [
    'legacyCharset',
    'asciiAsBinary',
    'sizeInAscii',
    'hostNames',
    ...commands,
  ])
  const { draft, problemOf, set } = section
  const allowedCount = commands.filter((name) => draft[name]).length
  return (
    <SettingsForm subject={t('settings:subject.compatibility')} section={section}>
      <div className="settings-short">
        <SelectField
          label={t('settings:compatibility.charset')}
          hint={t('settings:compatibility.charsetHint')}
          options={charsetOptions()}
          value={draft.legacyCharset ?? 'none'}
          problem={problemOf('legacyCharset')}
          onChange={(charset) => set({ legacyCharset: charset === 'none' ? null : charset })}
        />
      </div>
      <Checkbox
        label={t('settings:compatibility.binary')}
        hint={t('settings:compatibility.binaryHint')}
        isChecked={draft.asciiAsBinary}
        onChange={(asciiAsBinary) => set({ asciiAsBinary })}
      />
      <Checkbox
        label={t('settings:compatibility.size')}
        hint={t('settings:compatibility.sizeHint')}
        isChecked={draft.sizeInAscii}
        onChange={(sizeInAscii) => set({ sizeInAscii })}
      />
      <FormSection
        title={t('settings:advanced')}
        summary={
          allowedCount === 0
            ? t('settings:compatibility.noCommands')
            : t('settings:compatibility.commands', { count: allowedCount })
        }
        hasProblem={section.hasProblem('hostNames', ...commands)}
      >
        <fieldset className="settings-checks">
          <legend className="legend">{t('settings:compatibility.clientsMay')}</legend>
          {commands.map((name) => (
            <Checkbox
              key={name}
              label={t(`settings:compatibility.command.${name}.label`)}
              hint={t(`settings:compatibility.command.${name}.hint`)}
              isChecked={draft[name]}
              onChange={(isChecked) => set({ [name]: isChecked })}
            />
          ))}
        </fieldset>
        <LinesField
          label={t('settings:compatibility.hosts')}
          hint={t('settings:compatibility.hostsHint')}
          placeholder={exampleHost}
          value={draft.hostNames}
          problem={problemOf('hostNames')}
          onChange={(hostNames) => set({ hostNames })}
        />
      </FormSection>
    </SettingsForm>
  )
}
