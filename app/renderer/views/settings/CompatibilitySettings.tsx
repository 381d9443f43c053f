import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { LinesField } from '../../components/LinesField.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { countWords } from '../../format/count-words.ts'
import { charsetOptions } from './charset-options.ts'
import { SettingsForm } from './SettingsSection.tsx'
import { useSettingsSection } from './use-settings-section.ts'

const commands = [
  {
    name: 'allowClearControl',
    label: 'End encryption after signing in (CCC)',
    hint: 'For routers that must read along to let data through. Commands and names travel readable then.',
  },
  {
    name: 'allowLinks',
    label: 'Make links inside a share (SITE SYMLINK)',
    hint: 'Never to anything outside of it.',
  },
  {
    name: 'allowTreeRemoval',
    label: 'Remove whole folders at once (RMDA)',
    hint: 'Who may remove files and folders one by one may then do so by one command.',
  },
  {
    name: 'allowCombining',
    label: 'Put uploaded parts together (COMB)',
    hint: 'Some clients upload large files in parts.',
  },
] as const

/** What old devices and special clients need, and nobody else notices. */
export function CompatibilitySettings({ settings }: { settings: WireServerSettings }) {
  const section = useSettingsSection(settings, [
    'legacyCharset',
    'asciiAsBinary',
    'sizeInAscii',
    'hostNames',
    ...commands.map(({ name }) => name),
  ])
  const { draft, problemOf, set } = section
  const allowedCount = commands.filter(({ name }) => draft[name]).length
  return (
    <SettingsForm subject="compatibility settings" section={section}>
      <div className="settings-short">
        <SelectField
          label="Names in an old character set"
          hint="For clients that know no UTF-8 and get accents wrong."
          options={charsetOptions}
          value={draft.legacyCharset ?? 'none'}
          problem={problemOf('legacyCharset')}
          onChange={(charset) => set({ legacyCharset: charset === 'none' ? null : charset })}
        />
      </div>
      <Checkbox
        label="Never change line ends"
        hint="Text is stored and sent exactly as it is (TYPE A as TYPE I), for devices that send pictures as text."
        isChecked={draft.asciiAsBinary}
        onChange={(asciiAsBinary) => set({ asciiAsBinary })}
      />
      <Checkbox
        label="Tell sizes in text mode"
        hint="Answers SIZE under TYPE A with the size on the disk, for clients that stop without it."
        isChecked={draft.sizeInAscii}
        onChange={(sizeInAscii) => set({ sizeInAscii })}
      />
      <FormSection
        title="Advanced"
        summary={
          allowedCount === 0
            ? 'No special commands'
            : `${countWords(allowedCount, 'special command')} allowed`
        }
        hasProblem={section.hasProblem('hostNames', ...commands.map(({ name }) => name))}
      >
        <fieldset className="settings-checks">
          <legend className="legend">Clients may</legend>
          {commands.map(({ name, label, hint }) => (
            <Checkbox
              key={name}
              label={label}
              hint={hint}
              isChecked={draft[name]}
              onChange={(isChecked) => set({ [name]: isChecked })}
            />
          ))}
        </fieldset>
        <LinesField
          label="Host names clients may ask for (HOST)"
          hint="One a line. Empty accepts every name."
          placeholder="ftp.example.org"
          value={draft.hostNames}
          problem={problemOf('hostNames')}
          onChange={(hostNames) => set({ hostNames })}
        />
      </FormSection>
    </SettingsForm>
  )
}
