import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { CountField } from '../../components/CountField.tsx'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { countWords } from '../../format/count-words.ts'
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
    <SettingsForm subject="network settings" section={section}>
      <div className="settings-short">
        <CountField
          label="Port"
          hint="0 takes any free one."
          placeholder="2121"
          value={draft.controlPort}
          problem={problemOf('controlPort')}
          onChange={(port) => set({ controlPort: orNotANumber(port) })}
        />
      </div>
      <fieldset>
        <legend className="legend">Ports for data</legend>
        <p className="meta settings-hint">
          Listings and files travel over these (the passive range). A firewall or router has to let them in.
        </p>
        <div className="field-pair settings-pair">
          <CountField
            label="First"
            placeholder="50000"
            value={passivePorts.min}
            problem={problemOf('passivePorts.min')}
            onChange={(port) => set({ passivePorts: { ...passivePorts, min: orNotANumber(port) } })}
          />
          <CountField
            label="Last"
            placeholder="50199"
            value={passivePorts.max}
            problem={problemOf('passivePorts.max')}
            onChange={(port) => set({ passivePorts: { ...passivePorts, max: orNotANumber(port) } })}
          />
        </div>
        <FieldProblem problem={problemOf('passivePorts')} />
      </fieldset>
      <Field
        label="External address"
        hint="Only for clients on the internet: the public IPv4 address of your router, or a host name that has it."
        placeholder="None"
        maxLength={253}
        value={draft.externalAddress ?? ''}
        problem={problemOf('externalAddress')}
        onChange={(event) => set({ externalAddress: event.target.value === '' ? null : event.target.value })}
      />
      <FormSection
        title="Other addresses for some networks"
        summary={overrides.length === 0 ? 'None' : countWords(overrides.length, 'network')}
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
