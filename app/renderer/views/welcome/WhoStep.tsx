import { LockKeyhole } from 'lucide-react'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { Switch } from '../../components/Switch.tsx'
import { useSettings } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { PasswordField } from '../users/PasswordField.tsx'
import { type WelcomeDraft, type WelcomeProblems, whoOf } from './welcome-draft.ts'

interface WhoStepProps {
  readonly draft: WelcomeDraft
  readonly problems: WelcomeProblems
  readonly problem: string | null
  readonly set: (part: Partial<WelcomeDraft>) => void
}

/** Who gets in: somebody with a password, everybody nearby, and maybe an old device. */
export function WhoStep({ draft, problems, problem, set }: WhoStepProps) {
  const isEncrypted = useSettings((state) => (state.settings?.tls ?? 'optional') !== 'off')
  const who = whoOf(draft)
  return (
    <>
      {draft.preset === 'upload-only' ? (
        <p className="welcome-hint">{t('welcome:who.uploadNeedsUser')}</p>
      ) : (
        <RadioCards
          legend={t('welcome:who.choice')}
          cards={(['person', 'anyone'] as const).map((value) => ({
            value,
            label: t(`welcome:who.${value}.label`),
            explanation: t(`welcome:who.${value}.explanation`),
          }))}
          value={who}
          onChange={(chosen) => set({ who: chosen })}
        />
      )}
      {who === 'anyone' && draft.preset === 'read-upload' && (
        <p className="welcome-hint">{t('welcome:who.onlyRead')}</p>
      )}
      {who === 'person' && (
        <div className="welcome-account">
          <Field
            label={t('welcome:who.name')}
            value={draft.userName}
            maxLength={100}
            problem={problems.userName}
            onChange={(event) => set({ userName: event.target.value })}
          />
          <PasswordField
            label={t('welcome:who.password')}
            password={draft.password}
            problem={problems.password ?? null}
            onChange={(password) => set({ password })}
          />
        </div>
      )}
      {isEncrypted && (
        <p className="welcome-encryption">
          <LockKeyhole size={16} aria-hidden="true" />
          {t('welcome:who.encryption')}
        </p>
      )}
      <Switch
        label={t('welcome:who.device.label')}
        hint={t('welcome:who.device.hint')}
        isOn={draft.wantsDevice}
        onChange={(wantsDevice) => set({ wantsDevice })}
      />
      {draft.wantsDevice && (
        <div className="welcome-account">
          <Field
            label={t('welcome:who.device.name')}
            value={draft.deviceName}
            maxLength={100}
            problem={problems.deviceName}
            onChange={(event) => set({ deviceName: event.target.value })}
          />
          <PasswordField
            label={t('welcome:who.device.password')}
            password={draft.devicePassword}
            problem={problems.devicePassword ?? null}
            onChange={(devicePassword) => set({ devicePassword })}
          />
        </div>
      )}
      <FieldProblem problem={problem} />
    </>
  )
}
