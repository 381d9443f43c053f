import type { WireFinding, WireSecuritySummary } from '../../../preload/contract/wire-security.ts'
import {
  type Finding,
  findingsOfEverything,
  findingsOfListener,
  type SecurityFacts,
} from './security-findings.ts'

const ranks: Readonly<Record<WireFinding['level'], number>> = { bad: 0, warning: 1, info: 2 }

/**
 * Says of each listener whether it is secure, and why not. What somebody has accepted still counts: living with a
 * danger does not take it away.
 */
export function summarizeSecurity(facts: SecurityFacts): WireSecuritySummary {
  const general = findingsOfEverything(facts)
  const accepted = new Set(facts.settings.protection.acceptedFindings)
  const all = new Map<string, Finding>()
  const listeners = facts.listeners.map(({ host, port, tls }) => {
    const findings = [...findingsOfListener(tls, facts), ...general]
    for (const finding of findings) all.set(finding.id, finding)
    return { host, port, verdict: verdictOf(findings), findingIds: findings.map(({ id }) => id) }
  })
  for (const finding of general) all.set(finding.id, finding)
  const findings = [...all.values()]
    .map((finding) => ({ ...finding, isAccepted: accepted.has(finding.id) }))
    .sort((one, other) => ranks[one.level] - ranks[other.level])
  return { listeners, findings }
}

function verdictOf(findings: readonly Finding[]): WireSecuritySummary['listeners'][number]['verdict'] {
  if (findings.some(({ level }) => level === 'bad')) return 'not'
  return findings.some(({ level }) => level === 'warning') ? 'partly' : 'secure'
}
