import type { WireSelfCheck } from '../../../preload/contract/wire-self-check.ts'
import type { WireServerState } from '../../../preload/contract/wire-types.ts'

/** The lines of the checklist, in the order in which a connection needs them. */
export const readyChecks = ['server', 'own-connection', 'encryption', 'share', 'inbound'] as const
export type ReadyCheck = (typeof readyChecks)[number]

/** One line: not known yet, in order, or not. */
export interface ReadyLine {
  readonly name: ReadyCheck
  readonly state: 'wait' | 'pass' | 'fail'
  /** More for people who know, or null. */
  readonly detail: string | null
}

/** Puts the checklist together from what is seen live and what the last check found. */
export function readyLines(
  server: Pick<WireServerState, 'phase' | 'problem'>,
  check: WireSelfCheck | null,
  hasVisitor: boolean,
): ReadyLine[] {
  const isChecked = check !== null && server.phase === 'running'
  const ofCheck = (name: 'own-connection' | 'encryption' | 'share'): ReadyLine => {
    const results = isChecked ? check.results.filter((result) => result.name === name) : []
    const bad = results.find(({ status }) => status === 'fail' || status === 'warn')
    const state = bad !== undefined ? 'fail' : results.length > 0 ? 'pass' : 'wait'
    return { name, state, detail: bad?.detail ?? null }
  }
  return [
    {
      name: 'server',
      state: server.phase === 'running' ? 'pass' : server.phase === 'starting' ? 'wait' : 'fail',
      detail: server.problem,
    },
    ofCheck('own-connection'),
    ofCheck('encryption'),
    ofCheck('share'),
    { name: 'inbound', state: hasVisitor ? 'pass' : 'wait', detail: null },
  ]
}
