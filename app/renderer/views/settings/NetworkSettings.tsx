import { useId } from 'react'
import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { useSettingsSection } from './use-settings-section.ts'

/** Ports and the address told to clients outside. */
export function NetworkSettings({ settings }: { settings: WireServerSettings }) {
  const section = useSettingsSection(settings, ['controlPort', 'passivePorts', 'externalAddress'])
  const { draft, problems, edit } = section
  const rangeHint = useId()
  return (
    <SettingsForm subject="network settings" section={section}>
      <div className="settings-short">
        <Field
          label="Port"
          inputMode="numeric"
          value={draft.controlPort}
          problem={problems.controlPort}
          onChange={(event) => edit({ controlPort: event.target.value })}
        />
      </div>
      <fieldset aria-describedby={rangeHint}>
        <legend className="legend">Ports for data</legend>
        <div className="settings-range">
          <input
            className="field-input"
            aria-label="First data port"
            aria-invalid={problems.passivePorts ? true : undefined}
            inputMode="numeric"
            value={draft.passiveMin}
            onChange={(event) => edit({ passiveMin: event.target.value })}
          />
          <span>to</span>
          <input
            className="field-input"
            aria-label="Last data port"
            aria-invalid={problems.passivePorts ? true : undefined}
            inputMode="numeric"
            value={draft.passiveMax}
            onChange={(event) => edit({ passiveMax: event.target.value })}
          />
        </div>
        <p id={rangeHint} className="meta">
          Listings and files travel over these (the passive range). A firewall or router has to let them in.
        </p>
        <FieldProblem problem={problems.passivePorts} />
      </fieldset>
      <Field
        label="External address"
        hint="Only for clients on the internet: the public IPv4 address of your router, or a host name that has it."
        placeholder="None"
        value={draft.externalAddress}
        problem={problems.externalAddress}
        onChange={(event) => edit({ externalAddress: event.target.value })}
      />
    </SettingsForm>
  )
}
