import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { CountField } from '../../components/CountField.tsx'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { t } from '../../texts/texts.ts'
import { AddressOverrides } from './AddressOverrides.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { orNotANumber } from './typed-number.ts'
import { useSettingsSection } from './use-settings-section.ts'

/** Ports and the addresses told to clients outside. */
export function NetworkSettings({ settings }: { settings: WireServerSettings }) {
  const section = useSettingsSection(settings, [
    'controlPort',
    'passivePorts',
    'externalAddress',
    'externalAddressOverrides',
  ])
  const { draft, problemOf, set } = section
  const { passivePorts, externalAddressOverrides: overrides } = draft
  return (
    <SettingsForm subject={t('settings:subject.network')} section={section}>
      <div className="settings-short">
        <CountField
          label={t('settings:network.port')}
          hint={t('settings:network.portHint')}
          placeholder="2121"
          value={draft.controlPort}
          problem={problemOf('controlPort')}
          onChange={(port) => set({ controlPort: orNotANumber(port) })}
        />
      </div>
      <fieldset>
        <legend className="legend">{t('settings:network.dataPorts')}</legend>
        <p className="meta settings-hint">{t('settings:network.dataPortsHint')}</p>
        <div className="field-pair settings-pair">
          <CountField
            label={t('settings:network.first')}
            placeholder="50000"
            value={passivePorts.min}
            problem={problemOf('passivePorts.min')}
            onChange={(port) => set({ passivePorts: { ...passivePorts, min: orNotANumber(port) } })}
          />
          <CountField
            label={t('settings:network.last')}
            placeholder="50199"
            value={passivePorts.max}
            problem={problemOf('passivePorts.max')}
            onChange={(port) => set({ passivePorts: { ...passivePorts, max: orNotANumber(port) } })}
          />
        </div>
        <FieldProblem problem={problemOf('passivePorts')} />
      </fieldset>
      <Field
        label={t('settings:network.external')}
        hint={t('settings:network.externalHint')}
        placeholder={t('settings:none')}
        maxLength={253}
        value={draft.externalAddress ?? ''}
        problem={problemOf('externalAddress')}
        onChange={(event) => set({ externalAddress: event.target.value === '' ? null : event.target.value })}
      />
      <FormSection
        title={t('settings:network.others')}
        summary={
          overrides.length === 0
            ? t('settings:none')
            : t('settings:network.networks', { count: overrides.length })
        }
        hasProblem={section.hasProblem('externalAddressOverrides')}
      >
        <AddressOverrides
          overrides={overrides}
          problemOf={problemOf}
          onChange={(externalAddressOverrides) => set({ externalAddressOverrides })}
        />
      </FormSection>
    </SettingsForm>
  )
}
