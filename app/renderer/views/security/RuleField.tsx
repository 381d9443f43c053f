import { useEffect, useState } from 'react'
import type { WireSecurity } from '../../../preload/contract/wire-security.ts'
import { Field } from '../../components/Field.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { type RuleName, readRule, writeRule } from './rule-value.ts'

interface RuleFieldProps {
  readonly label: string
  readonly hint?: string
  readonly unit: 'points' | 'minutes' | 'hours'
  readonly name: RuleName
  readonly rules: WireSecurity['rules']
  /** How much of the setting one of the unit is. */
  readonly unitSize: number
}

/** A number of the rules. It takes effect on Enter, or when it is left. */
export function RuleField({ label, hint, unit, name, rules, unitSize }: RuleFieldProps) {
  const actions = useActions()
  const saved = writeRule(rules[name], unitSize)
  const [text, setText] = useState(saved)
  const [problem, setProblem] = useState<string | null>(null)

  // A change from elsewhere shows at once.
  useEffect(() => {
    setText(saved)
    setProblem(null)
  }, [saved])

  const apply = async (): Promise<void> => {
    if (text.trim() === saved) return setProblem(null)
    const reading = readRule(name, text, unitSize, t(`security:rule.unit.${unit}`))
    if ('problem' in reading) return setProblem(reading.problem)
    const refused = await actions.updateProtection({ [name]: reading.value })
    setProblem(refused?.message ?? null)
  }

  return (
    <Field
      label={label}
      hint={hint}
      unit={t(`security:rule.unit.${unit}`)}
      inputMode="decimal"
      maxLength={10}
      value={text}
      problem={problem}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => void apply()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void apply()
      }}
    />
  )
}
