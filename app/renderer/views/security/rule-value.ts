import { changesOf } from '../../../preload/contract/fields/changes.ts'
import { protectionRules } from '../../../preload/contract/fields/protection-rules.ts'
import { t } from '../../texts/texts.ts'

/** The rules that are numbers. */
export type RuleName = 'maxPoints' | 'windowMs' | 'blockMs' | 'longestBlockMs'

const fields = changesOf(protectionRules)

/** Writes a rule in the unit people see; two digits after the point at most. */
export function writeRule(value: number, unitSize: number): string {
  return String(Math.round((value / unitSize) * 100) / 100)
}

/** Reads what was typed; what the contract would refuse is told in the same unit. */
export function readRule(
  name: RuleName,
  text: string,
  unitSize: number,
  unit: string,
): { readonly value: number } | { readonly problem: string } {
  const digits = text.trim().replace(',', '.')
  const value = /^(\d+\.?\d*|\.\d+)$/.test(digits) ? Math.round(Number(digits) * unitSize) : Number.NaN
  if (unitSize > 1 || /^\d+$/.test(digits)) {
    if (fields[name].safeParse(value).success) return { value }
  }
  const { minValue, maxValue } = fields[name].unwrap()
  const from = writeRule(minValue ?? 0, unitSize)
  const to = writeRule(maxValue ?? Number.MAX_SAFE_INTEGER, unitSize)
  return { problem: t('security:rule.between', { from, to, unit }) }
}
