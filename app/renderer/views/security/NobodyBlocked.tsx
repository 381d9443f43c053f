import { EmptyState } from '../../components/EmptyState.tsx'
import { Switch } from '../../components/Switch.tsx'
import { useSecurity } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ruleInBrief } from './rule-sentence.ts'
import { useRules } from './use-rules.ts'

/** The empty list of bans: says what would fill it, with the switch at hand. */
export function NobodyBlocked() {
  const rules = useSecurity((state) => state.rules)
  const { change } = useRules()
  if (rules === null) return null
  return (
    <EmptyState title={t('security:blocked.nobody')}>
      <p>{ruleInBrief(rules)}</p>
      <Switch
        label={t('security:rule.automatic')}
        isOn={rules.isOn}
        onChange={(isOn) => void change({ isOn })}
      />
    </EmptyState>
  )
}
