import { RadioCards } from '../../components/RadioCards.tsx'
import { Switch } from '../../components/Switch.tsx'
import { useSecurity } from '../../stores/dashboard-context.tsx'
import { RuleField } from './RuleField.tsx'
import { ruleSentences } from './rule-sentence.ts'
import { useRules } from './use-rules.ts'

const localCards = [
  {
    value: 'slow-first',
    label: 'Slow them down first',
    explanation: 'They need five times the points. A forgotten password in the house blocks nobody.',
  },
  { value: 'same', label: 'Treat them like everybody', explanation: 'For networks with guests.' },
  { value: 'never', label: 'Never block them', explanation: 'They are only slowed down.' },
] as const

/** How addresses are blocked by themselves. Each change takes effect where it stands. */
export function RulesTab() {
  const rules = useSecurity((state) => state.rules)
  const { change } = useRules()
  if (rules === null) return null
  return (
    <section aria-label="Rules" className="security-part security-rules">
      <Switch label="Automatic protection" isOn={rules.isOn} onChange={(isOn) => void change({ isOn })} />
      <div className="security-sentences" role="status" aria-label="What the rules do">
        {ruleSentences(rules).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div className="security-rule-fields">
        <RuleField label="Points that block" unit="points" name="maxPoints" rules={rules} unitSize={1} />
        <RuleField label="Counted within" unit="minutes" name="windowMs" rules={rules} unitSize={60_000} />
        <RuleField label="First block" unit="minutes" name="blockMs" rules={rules} unitSize={60_000} />
        <RuleField
          label="Longest block"
          unit="hours"
          name="longestBlockMs"
          rules={rules}
          unitSize={3_600_000}
          hint="Blocks made by hand may last longer."
        />
      </div>
      <Switch
        label="End the sessions of a blocked address"
        hint="Off lets transfers finish that run when a rule blocks their address."
        isOn={rules.endsSessions}
        onChange={(endsSessions) => void change({ endsSessions })}
      />
      <RadioCards
        legend="Devices of the local networks"
        cards={localCards}
        value={rules.localNetwork}
        onChange={(localNetwork) => void change({ localNetwork })}
      />
    </section>
  )
}
