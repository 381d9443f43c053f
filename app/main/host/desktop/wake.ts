import type { Announcer } from '../announce/announcer.ts'
import type { DashboardState } from '../dashboard-state.ts'
import type { ServerController } from '../server/server-controller.ts'

/** Makes what is to be done after the computer slept: it may be in another network now, and its drives may be gone. */
export function createWake(parts: {
  readonly server: Pick<ServerController, 'status' | 'start'>
  readonly state: Pick<DashboardState, 'serverChanged' | 'lookAtShares'>
  readonly announcer: Pick<Announcer, 'look'>
  readonly log: (line: string) => void
}): () => void {
  const { server, state, announcer, log } = parts
  return () => {
    state.serverChanged()
    announcer.look()
    const failed = (error: unknown): void => log(`after sleep: ${String(error)}`)
    state.lookAtShares().catch(failed)
    // Its address may be back; it would try by itself, but later.
    if (server.status.phase === 'problem') server.start().catch(failed)
  }
}
