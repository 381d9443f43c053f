import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { DashboardState } from '../dashboard-state.ts'
import type { ServerController } from '../server/server-controller.ts'
import { done, refused } from './outcome.ts'

/** What transfers get to finish when a person stops the server. */
const stopGraceMs = 3000

/** Calls about the server as a whole and its sessions. */
export function createServerCalls(
  state: DashboardState,
  server: ServerController,
): Pick<
  CallHandlers,
  'getSnapshot' | 'startServer' | 'stopServer' | 'disconnectSessions' | 'abortTransfers'
> {
  const count = (ids: readonly string[], act: (id: string) => boolean) => ({ count: ids.filter(act).length })

  return {
    getSnapshot: () => state.snapshot(),
    async startServer() {
      const problem = await server.start()
      return problem === null ? done(null) : refused(null, problem)
    },
    async stopServer() {
      await server.stop(stopGraceMs)
      return done(null)
    },
    disconnectSessions: ({ ids }) => count(ids, (id) => server.engine?.disconnect(id) ?? false),
    abortTransfers: ({ ids }) => count(ids, (id) => server.engine?.abortTransfer(id) ?? false),
  }
}
