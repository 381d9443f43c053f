import type { WireServerState } from '../../../preload/contract/wire-types.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

/** What is wrong with the server itself and each of its listeners, every sentence once. */
export function serverProblems({ problem, listeners }: WireServerState): readonly string[] {
  const ofListeners = listeners.flatMap(({ host, port, problem: own }) =>
    own === null ? [] : [t('frame:notices.listener', { host, port, problem: tHost(own) })],
  )
  return [...new Set([...(problem === null ? [] : [tHost(problem)]), ...ofListeners])]
}
