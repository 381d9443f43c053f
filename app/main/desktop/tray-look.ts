import { formatRate } from './format-rate.ts'
import type { ServerTotals } from './server-picture.ts'
import type { Words } from './texts/words.ts'

/** State of the tray's icon: each has a shape of its own. */
export type TrayState = 'stopped' | 'running' | 'busy' | 'problem'

/** Everything the tray shows. */
export interface TrayLook {
  readonly state: TrayState
  /** One line, as tooltip and as first line of the menu. */
  readonly status: string
  readonly address: string | null
  /** What can be done about the server; null while it is on its way. */
  readonly command: 'start' | 'stop' | null
  readonly connected: number
}

/** Decides what the tray shows. */
export function trayLook(totals: ServerTotals, words: Words): TrayLook {
  const { phase, address, connected } = totals
  return {
    state: stateOf(totals),
    status: statusOf(totals, words),
    address: phase === 'running' ? address : null,
    command: commandOf(phase),
    connected,
  }
}

function stateOf({ phase, transfers }: ServerTotals): TrayState {
  if (phase === 'problem') return 'problem'
  if (phase !== 'running') return 'stopped'
  return transfers > 0 ? 'busy' : 'running'
}

function commandOf(phase: ServerTotals['phase']): TrayLook['command'] {
  if (phase === 'starting' || phase === 'stopping') return null
  // A server in trouble goes on trying; stopping is what one cannot do otherwise.
  return phase === 'stopped' ? 'start' : 'stop'
}

function statusOf({ phase, problem, connected, transfers, rate }: ServerTotals, words: Words): string {
  if (phase === 'problem') return words('state.problem', { problem: problem ?? '' })
  if (phase !== 'running') return words(`state.${phase}`)
  if (connected === 0) return words('state.waiting')
  if (transfers === 0) return words('state.connected', { count: connected })
  return words('state.connectedAtRate', { count: connected, rate: formatRate(rate, words) })
}
