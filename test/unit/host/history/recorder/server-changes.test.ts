import { describe, expect, it } from 'vitest'
import { createServerChanges } from '../../../../../app/main/host/history/recorder/server-changes.ts'
import type { ServerStatus } from '../../../../../app/main/host/server/server-controller.ts'

const running: ServerStatus = {
  ...{ phase: 'running', startedAt: 1, troubles: [] },
  listeners: [
    { host: '0.0.0.0', port: 2121, tls: 'optional' },
    { host: '::', port: 2121, tls: 'optional' },
  ],
}
const problem = (text: string): ServerStatus => ({ phase: 'problem', problem: text })
const listeners = '0.0.0.0:2121, [::]:2121'

/** What a sequence of statuses is worth telling. */
function told(...statuses: ServerStatus[]) {
  const change = createServerChanges(() => 1)
  return statuses.flatMap((status) => {
    const activity = change(status)
    return activity === null ? [] : [[activity.kind, activity.isDone, activity.facts]]
  })
}

describe('starts and stops of the server', () => {
  it('are told once, with where it listens', () => {
    expect(
      told({ phase: 'starting' }, running, running, { phase: 'stopping' }, { phase: 'stopped' }),
    ).toEqual([
      ['server-started', true, { listeners }],
      ['server-stopped', true, {}],
    ])
  })

  it('that came to nothing are told once, however often they are tried', () => {
    const taken = problem('Port 2121 is taken.')
    expect(told({ phase: 'starting' }, taken, taken, taken, running)).toEqual([
      ['server-started', false, { problem: 'Port 2121 is taken.' }],
      ['server-started', true, { listeners }],
    ])
  })

  it('tell that a running server lost its port', () => {
    expect(told(running, problem('The network is gone.'), running)).toEqual([
      ['server-started', true, { listeners }],
      ['server-stopped', true, { problem: 'The network is gone.' }],
      ['server-started', true, { listeners }],
    ])
  })

  it('are nothing when it never ran', () => {
    expect(told({ phase: 'stopped' }, { phase: 'starting' })).toEqual([])
  })
})
