import type { ServerStatus } from '../../server/server-controller.ts'
import { type NewActivity, newActivity } from './new-activity.ts'

/** Says what a new status of the server is worth telling; null where it only goes on. */
export function createServerChanges(now: () => number): (status: ServerStatus) => NewActivity | null {
  let wasRunning = false
  let problemBefore: string | null = null

  return (status) => {
    const problem = status.phase === 'problem' ? status.problem : null
    const isRepeated = problem !== null && problem === problemBefore
    // A try of its own accord goes through no other phase; a person's begins with `starting`.
    problemBefore = problem
    switch (status.phase) {
      case 'running': {
        if (wasRunning) return null
        wasRunning = true
        const listeners = status.listeners.map(({ host, port }) => `${bracketed(host)}:${port}`).join(', ')
        return newActivity({ at: now(), kind: 'server-started', facts: { listeners } })
      }
      case 'problem': {
        if (isRepeated) return null
        const kind = wasRunning ? 'server-stopped' : 'server-started'
        const isDone = wasRunning
        wasRunning = false
        return newActivity({ at: now(), kind, isDone, facts: { problem: status.problem } })
      }
      case 'stopped': {
        if (!wasRunning) return null
        wasRunning = false
        return newActivity({ at: now(), kind: 'server-stopped' })
      }
      case 'starting':
      case 'stopping':
        return null
    }
  }
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
