import { type OpenProblem, openProblemSchema } from '../../app/preload/contract/wire-problems.ts'
import { fakeNowMs } from './fake-dashboard-api.ts'

/** A neighbour whose data connection never came, save what the test says. */
export function openProblem(parts: Partial<OpenProblem> = {}): OpenProblem {
  return openProblemSchema.parse({
    id: 'a',
    code: 'data-blocked-here',
    facts: { peer: '192.168.1.44', port: 50_012 },
    subject: '192.168.1.44',
    isLocal: true,
    count: 1,
    firstAt: fakeNowMs,
    lastAt: fakeNowMs,
    ...parts,
  })
}
