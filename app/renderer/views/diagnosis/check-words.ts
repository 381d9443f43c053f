import type { CheckResult } from '../../../preload/contract/wire-self-check.ts'
import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { displayText } from '../../format/display-text.ts'
import { t } from '../../texts/texts.ts'

/** One line of the checklist in words. */
export interface CheckWords {
  readonly title: string
  readonly text: string
  /** What to do next; null where there is nothing to do. */
  readonly next: string | null
}

const reasons = [
  'refused',
  'timeout',
  'wrong-content',
  'not-resumed',
  'missing',
  'unreadable',
  'read-only',
  'low',
  'full',
  'few',
  'nobody-yet',
  'switched-off',
  'not-running',
  'other',
] as const
type Reason = (typeof reasons)[number]

const isReason = (reason: string | null): reason is Reason => reasons.some((known) => known === reason)

/** Says what was looked at, what came of it, and what to do next. */
export function checkWords(
  result: CheckResult,
  { passivePorts, controlPort }: WireServerSettings,
): CheckWords {
  const { name, status, reason, subject, detail } = result
  const values = {
    subject: displayText(subject ?? ''),
    detail: detail ?? '',
    port: controlPort,
    first: passivePorts.min,
    last: passivePorts.max,
  }
  const own = name === 'inbound' || name === 'firewall' || subject === null ? '' : `: ${values.subject}`
  return {
    title: t(`diagnosis:check.name.${name}.title`) + own,
    text: textOf(name, status, isReason(reason) ? reason : 'other', values),
    next: status === 'pass' ? null : t(`diagnosis:check.name.${name}.next`, values),
  }
}

function textOf(
  name: CheckResult['name'],
  status: CheckResult['status'],
  reason: Reason,
  values: Record<string, string | number>,
): string {
  if (name === 'internet') return t('diagnosis:check.name.internet.unknown')
  if (status === 'pass') return t(`diagnosis:check.name.${name}.pass`, values)
  if (name === 'firewall') return t('diagnosis:check.name.firewall.unknown')
  return t(`diagnosis:check.reason.${reason}`, values)
}

/** The whole in one line: the worst of what could be checked. */
export function checkVerdict(results: readonly CheckResult[]): 'fail' | 'warn' | 'pass' {
  if (results.some(({ status }) => status === 'fail')) return 'fail'
  return results.some(({ status }) => status === 'warn') ? 'warn' : 'pass'
}
