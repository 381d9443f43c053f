import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { ByteSizeField } from '../../components/ByteSizeField.tsx'
import { CountField } from '../../components/CountField.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { MinutesField } from '../../components/MinutesField.tsx'
import { SpeedField } from '../../components/SpeedField.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { speedWords } from './speed-words.ts'
import { orNotANumber } from './typed-number.ts'
import { type SettingsSectionState, useSettingsSection } from './use-settings-section.ts'

/** How many may connect, how fast they are, and for how long they may do nothing. */
export function LimitSettings({ settings }: { settings: WireServerSettings }) {
  const section = useSettingsSection(settings, [
    'maxSessions',
    'maxSessionsPerAddress',
    'maxSessionsPerUser',
    'idleTimeoutMs',
    'maxIdleTimeoutMs',
    'speed',
    'sessionSpeed',
    'diskReserveBytes',
  ])
  const { draft, problemOf, set } = section
  return (
    <SettingsForm subject="limits" section={section}>
      <div className="settings-short">
        <CountField
          label="Connections at once"
          placeholder="512"
          value={draft.maxSessions}
          problem={problemOf('maxSessions')}
          onChange={(count) => set({ maxSessions: orNotANumber(count) })}
        />
      </div>
      <div className="settings-short">
        <CountField
          label="Connections from one address"
          hint="Clients open several when they move many files."
          placeholder="20"
          value={draft.maxSessionsPerAddress}
          problem={problemOf('maxSessionsPerAddress')}
          onChange={(count) => set({ maxSessionsPerAddress: orNotANumber(count) })}
        />
      </div>
      <div className="settings-short">
        <CountField
          label="Connections of one user"
          value={draft.maxSessionsPerUser}
          problem={problemOf('maxSessionsPerUser')}
          onChange={(maxSessionsPerUser) => set({ maxSessionsPerUser })}
        />
      </div>
      <div className="settings-short">
        <MinutesField
          label="Disconnect after being idle"
          hint="The clock stands still while data moves."
          value={draft.idleTimeoutMs}
          problem={problemOf('idleTimeoutMs')}
          onChange={(durationMs) => set({ idleTimeoutMs: orNotANumber(durationMs) })}
        />
      </div>
      <FormSection
        title="Speed"
        summary={speedWords(draft)}
        hasProblem={section.hasProblem('speed', 'sessionSpeed')}
      >
        <SpeedPair name="speed" legend="All connections together" section={section} />
        <SpeedPair name="sessionSpeed" legend="Each connection" section={section} />
        <p className="meta">Users and groups can be limited further on their own screens.</p>
      </FormSection>
      <FormSection
        title="Advanced"
        summary="Free disk space, longest idle time"
        hasProblem={section.hasProblem('diskReserveBytes', 'maxIdleTimeoutMs')}
      >
        <div className="settings-short">
          <ByteSizeField
            label="Keep free on every disk"
            hint="Uploads stop before less than this is left. A share can say otherwise."
            placeholder="0"
            value={draft.diskReserveBytes}
            problem={problemOf('diskReserveBytes')}
            onChange={(bytes) => set({ diskReserveBytes: orNotANumber(bytes) })}
          />
        </div>
        <div className="settings-short">
          <MinutesField
            label="Longest idle time a client may ask for"
            hint="With the command SITE IDLE."
            value={draft.maxIdleTimeoutMs}
            problem={problemOf('maxIdleTimeoutMs')}
            onChange={(durationMs) => set({ maxIdleTimeoutMs: orNotANumber(durationMs) })}
          />
        </div>
      </FormSection>
    </SettingsForm>
  )
}

interface SpeedPairProps {
  readonly name: 'speed' | 'sessionSpeed'
  readonly legend: string
  readonly section: SettingsSectionState
}

/** Directions are the client's: down is what it downloads. */
function SpeedPair({ name, legend, section: { draft, problemOf, set } }: SpeedPairProps) {
  const speed = draft[name]
  return (
    <fieldset aria-label={legend}>
      <legend className="legend">{legend}</legend>
      <div className="field-pair">
        {(['download', 'upload'] as const).map((direction) => (
          <SpeedField
            key={direction}
            label={direction === 'download' ? 'Down' : 'Up'}
            value={speed[direction]}
            problem={problemOf(`${name}.${direction}`)}
            onChange={(bytes) => set({ [name]: { ...speed, [direction]: bytes } })}
          />
        ))}
      </div>
    </fieldset>
  )
}
