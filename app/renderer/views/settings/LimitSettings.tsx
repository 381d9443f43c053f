import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { ByteSizeField } from '../../components/ByteSizeField.tsx'
import { CountField } from '../../components/CountField.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { MinutesField } from '../../components/MinutesField.tsx'
import { SpeedField } from '../../components/SpeedField.tsx'
import { t } from '../../texts/texts.ts'
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
    <SettingsForm subject={t('settings:subject.limits')} section={section}>
      <div className="settings-short">
        <CountField
          label={t('settings:limits.sessions')}
          placeholder="512"
          value={draft.maxSessions}
          problem={problemOf('maxSessions')}
          onChange={(count) => set({ maxSessions: orNotANumber(count) })}
        />
      </div>
      <div className="settings-short">
        <CountField
          label={t('settings:limits.perAddress')}
          hint={t('settings:limits.perAddressHint')}
          placeholder="20"
          value={draft.maxSessionsPerAddress}
          problem={problemOf('maxSessionsPerAddress')}
          onChange={(count) => set({ maxSessionsPerAddress: orNotANumber(count) })}
        />
      </div>
      <div className="settings-short">
        <CountField
          label={t('settings:limits.perUser')}
          value={draft.maxSessionsPerUser}
          problem={problemOf('maxSessionsPerUser')}
          onChange={(maxSessionsPerUser) => set({ maxSessionsPerUser })}
        />
      </div>
      <div className="settings-short">
        <MinutesField
          label={t('settings:limits.idle')}
          hint={t('settings:limits.idleHint')}
          value={draft.idleTimeoutMs}
          problem={problemOf('idleTimeoutMs')}
          onChange={(durationMs) => set({ idleTimeoutMs: orNotANumber(durationMs) })}
        />
      </div>
      <FormSection
        title={t('settings:limits.speed')}
        summary={speedWords(draft)}
        hasProblem={section.hasProblem('speed', 'sessionSpeed')}
      >
        <SpeedPair name="speed" legend={t('settings:limits.speedAll')} section={section} />
        <SpeedPair name="sessionSpeed" legend={t('settings:limits.speedEach')} section={section} />
        <p className="meta">{t('settings:limits.speedElsewhere')}</p>
      </FormSection>
      <FormSection
        title={t('settings:advanced')}
        summary={t('settings:limits.advancedSummary')}
        hasProblem={section.hasProblem('diskReserveBytes', 'maxIdleTimeoutMs')}
      >
        <div className="settings-short">
          <ByteSizeField
            label={t('settings:limits.reserve')}
            hint={t('settings:limits.reserveHint')}
            placeholder="0"
            value={draft.diskReserveBytes}
            problem={problemOf('diskReserveBytes')}
            onChange={(bytes) => set({ diskReserveBytes: orNotANumber(bytes) })}
          />
        </div>
        <div className="settings-short">
          <MinutesField
            label={t('settings:limits.maxIdle')}
            hint={t('settings:limits.maxIdleHint')}
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
            label={t(direction === 'download' ? 'settings:limits.down' : 'settings:limits.up')}
            value={speed[direction]}
            problem={problemOf(`${name}.${direction}`)}
            onChange={(bytes) => set({ [name]: { ...speed, [direction]: bytes } })}
          />
        ))}
      </div>
    </fieldset>
  )
}
