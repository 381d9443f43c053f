import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { DashboardState } from '../dashboard-state.ts'
import type { ServerController } from '../server/server-controller.ts'
import { done, refused } from './outcome.ts'

/** What transfers get to finish when a person stops the server. */
const stopGraceMs = 3000

/** Calls about the server as a whole. */
export function createServerCalls(
  state: DashboardState,
  server: ServerController,
): Pick<CallHandlers, 'getSnapshot' | 'startServer' | 'stopServer'> {
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
  }
}
