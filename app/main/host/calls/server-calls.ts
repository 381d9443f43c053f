import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { DashboardState } from '../dashboard-state.ts'
import type { ServerController } from '../server/server-controller.ts'
import { done, refused } from './outcome.ts'

/** What transfers get to finish when a person stops the server. */
const stopGraceMs = 3000

/** Calls about the server as a whole and what is seen of its sessions. */
export function createServerCalls(
  state: DashboardState,
  server: ServerController,
): Pick<CallHandlers, 'getSnapshot' | 'getSessionDetail' | 'startServer' | 'stopServer'> {
  return {
    getSnapshot: () => state.snapshot(),
    getSessionDetail: ({ id }) => ({ detail: state.sessionDetail(id) }),
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
