import { RadioCards } from '../../components/RadioCards.tsx'
import { Switch } from '../../components/Switch.tsx'
import { useSecurity } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { RuleField } from './RuleField.tsx'
import { ruleSentences } from './rule-sentence.ts'
import { useRules } from './use-rules.ts'

const localCards = () =>
  (['slow-first', 'same', 'never'] as const).map((value) => ({
    value,
    label: t(`security:rule.localCard.${value}.label`),
    explanation: t(`security:rule.localCard.${value}.text`),
  }))

/** How addresses are blocked by themselves. Each change takes effect where it stands. */
export function RulesTab() {
  const rules = useSecurity((state) => state.rules)
  const { change } = useRules()
  if (rules === null) return null
  return (
    <section aria-label={t('security:tab.rules')} className="security-part security-rules">
      <Switch
        label={t('security:rule.automatic')}
        isOn={rules.isOn}
        onChange={(isOn) => void change({ isOn })}
      />
      <div className="security-sentences" role="status" aria-label={t('security:rule.label')}>
        {ruleSentences(rules).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div className="security-rule-fields">
        <RuleField
          label={t('security:rule.points')}
          unit="points"
          name="maxPoints"
          rules={rules}
          unitSize={1}
        />
        <RuleField
          label={t('security:rule.window')}
          unit="minutes"
          name="windowMs"
          rules={rules}
          unitSize={60_000}
        />
        <RuleField
          label={t('security:rule.first')}
          unit="minutes"
          name="blockMs"
          rules={rules}
          unitSize={60_000}
        />
        <RuleField
          label={t('security:rule.longest')}
          unit="hours"
          name="longestBlockMs"
          rules={rules}
          unitSize={3_600_000}
          hint={t('security:rule.longestHint')}
        />
      </div>
      <Switch
        label={t('security:rule.ends')}
        hint={t('security:rule.endsHint')}
        isOn={rules.endsSessions}
        onChange={(endsSessions) => void change({ endsSessions })}
      />
      <RadioCards
        legend={t('security:rule.local')}
        cards={localCards()}
        value={rules.localNetwork}
        onChange={(localNetwork) => void change({ localNetwork })}
      />
    </section>
  )
}
