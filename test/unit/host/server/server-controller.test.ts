import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import {
  defaultEngineOptions,
  type EngineOptions,
  type ListenerOptions,
} from '../../../../app/main/engine/engine-options.ts'
import { ListenError } from '../../../../app/main/engine/listener.ts'
import {
  createServerController,
  type Engine,
  type ServerStatus,
} from '../../../../app/main/host/server/server-controller.ts'

function listenError(listener: ListenerOptions, code: string): ListenError {
  return new ListenError(listener, Object.assign(new Error(code), { code }))
}

/** An engine whose start fails for the hosts named in `failing`. */
function setUp(failing: Readonly<Record<string, string>> = {}) {
  const made: EngineOptions[] = []
  const log: string[] = []
  const statuses: ServerStatus['phase'][] = []
  let options: EngineOptions = defaultEngineOptions
  let sessions = 0
  let unreadable: Error | null = null
  const failures: Record<string, string> = { ...failing }
  let tell: ((event: EngineEvent) => void) | null = null

  const createEngine = (wanted: EngineOptions): Engine => {
    made.push(wanted)
    let applied = wanted
    return {
      async start() {
        for (const listener of wanted.listeners) {
          const code = failures[listener.host]
          if (code !== undefined) throw listenError(listener, code)
        }
        log.push('start')
      },
      async stop({ graceMs }) {
        log.push(`stop ${graceMs}`)
      },
      get boundListeners() {
        return applied.listeners
          .filter(({ host }) => !(host in failures))
          .map(({ host, tls }) => ({ host, tls, port: 5 }))
      },
      get failedListeners() {
        return applied.listeners
          .filter(({ host }) => host in failures)
          .map((listener) => ({ ...listener, error: listenError(listener, failures[listener.host] ?? '') }))
      },
      async retryListeners() {
        log.push('retry')
        tell?.({ type: 'listener-opened', at: 0, host: '', port: 0, tls: 'off' })
      },
      async applyOptions(options) {
        applied = options
        log.push(`apply ${options.maxSessions}`)
      },
      sessions: () => Array.from({ length: sessions }, (_, index) => session(index)),
      disconnect: () => true,
      abortTransfer: () => true,
      applyPrincipal: () => 0,
      endSessionsOf: () => 0,
      subscribe(listener) {
        tell = listener
        return () => undefined
      },
    }
  }
  const controller = createServerController({
    createEngine,
    readOptions: async () => {
      if (unreadable !== null) throw unreadable
      return options
    },
    remedy: 'settings',
    now: () => 7,
    onEvent: () => undefined,
    onStatus: ({ phase }) => statuses.push(phase),
  })
  return {
    controller,
    made,
    log,
    statuses,
    failures,
    setOptions: (changes: Partial<EngineOptions>) => {
      options = { ...options, ...changes }
    },
    failToRead: (message: string) => {
      unreadable = new Error(message)
    },
    setSessions: (count: number) => {
      sessions = count
    },
  }
}

function session(index: number) {
  return { sessionId: `s${index}`, accountId: null, peer: { address: '192.0.2.1', port: index } }
}

describe('the server', () => {
  it('goes through starting and stopping', async () => {
    const { controller, statuses } = setUp()
    expect(controller.status).toEqual({ phase: 'stopped' })
    expect(await controller.start()).toBeNull()
    expect(controller.status).toMatchObject({ phase: 'running', startedAt: 7 })
    await controller.stop(3)
    expect(statuses).toEqual(['starting', 'running', 'stopping', 'stopped'])
    expect(controller.engine).toBeNull()
  })

  it('is started once, however often it is asked', async () => {
    const { controller, made } = setUp()
    await Promise.all([controller.start(), controller.start(), controller.start()])
    expect(made).toHaveLength(1)
  })

  it('does one thing after the other', async () => {
    const { controller, log } = setUp()
    await Promise.all([controller.start(), controller.stop(1), controller.start(), controller.stop(2)])
    expect(log).toEqual(['start', 'stop 1', 'start', 'stop 2'])
  })

  it('serves on IPv4 alone where the machine has no IPv6', async () => {
    const { controller, made } = setUp({ '::': 'EAFNOSUPPORT' })
    expect(await controller.start()).toBeNull()
    expect(made.at(-1)?.listeners.map(({ host }) => host)).toEqual(['0.0.0.0'])
  })

  it('says why it cannot start, and starts once that is mended', async () => {
    const { controller, failures } = setUp({ '0.0.0.0': 'EADDRINUSE' })
    const problem = 'Port 2121 is used by another program. Choose another port in Settings.'
    expect(await controller.start()).toBe(problem)
    expect(controller.status).toEqual({ phase: 'problem', problem })
    delete failures['0.0.0.0']
    await controller.refresh()
    expect(controller.status.phase).toBe('running')
  })

  it('tries by itself to start again, until it is stopped', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { controller, failures, statuses, made } = setUp({ '0.0.0.0': 'EADDRINUSE' })
    await controller.start()
    await vi.advanceTimersByTimeAsync(500)
    expect(made).toHaveLength(2)
    delete failures['0.0.0.0']
    await vi.advanceTimersByTimeAsync(1_000)
    expect(statuses).toEqual(['starting', 'problem', 'problem', 'running'])
    failures['0.0.0.0'] = 'EADDRINUSE'
    await controller.stop(0)
    await controller.start()
    await controller.stop(0)
    const before = made.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(made).toHaveLength(before)
  })

  it('does not give up IPv6 because its port is taken', async () => {
    const { controller } = setUp({ '::': 'EADDRINUSE' })
    expect(await controller.start()).toMatch(/Port 2121 is used/)
  })

  it('forgets a problem when it is stopped', async () => {
    const { controller } = setUp({ '0.0.0.0': 'EACCES' })
    await controller.start()
    await controller.stop(0)
    expect(controller.status).toEqual({ phase: 'stopped' })
  })
})

describe('changed settings', () => {
  it('are taken over by a running server, and its sessions stay', async () => {
    const { controller, made, log, setOptions, setSessions } = setUp()
    await controller.start()
    setSessions(2)
    setOptions({ maxSessions: 9 })
    expect(await controller.refresh()).toBeNull()
    expect(made).toHaveLength(1)
    expect(log).toEqual(['start', 'apply 9'])
    expect(controller.status).toMatchObject({ phase: 'running', startedAt: 7 })
  })

  it('never bring IPv6 back where the machine has none', async () => {
    const { controller, setOptions } = setUp({ '::': 'EAFNOSUPPORT' })
    await controller.start()
    setOptions({ maxSessions: 9 })
    await controller.refresh()
    expect(controller.status).toMatchObject({
      phase: 'running',
      listeners: [{ host: '0.0.0.0' }],
      troubles: [],
    })
  })

  it('show a listener that cannot be bound, and a problem when none can', async () => {
    const { controller, failures, setOptions } = setUp()
    await controller.start()
    failures['::'] = 'EADDRINUSE'
    setOptions({ maxSessions: 9 })
    await controller.refresh()
    expect(controller.status).toMatchObject({
      phase: 'running',
      listeners: [{ host: '0.0.0.0' }],
      troubles: [{ host: '::', problem: expect.stringMatching(/Port 2121 is used/) }],
    })
    failures['0.0.0.0'] = 'EADDRINUSE'
    setOptions({ maxSessions: 10 })
    await controller.refresh()
    expect(controller.status.phase).toBe('problem')
    expect(controller.engine).not.toBeNull()
    delete failures['0.0.0.0']
    expect(await controller.start()).toBeNull()
    expect(controller.status.phase).toBe('running')
  })

  it('leave a server alone that would be made the same', async () => {
    const { controller, made } = setUp()
    await controller.start()
    expect(await controller.refresh()).toBeNull()
    expect(made).toHaveLength(1)
  })

  it('stop a server that cannot be made as they say, and say why', async () => {
    const { controller, failToRead } = setUp()
    await controller.start()
    failToRead('The certificate cannot be read.')
    await controller.refresh()
    expect(controller.status).toEqual({ phase: 'problem', problem: 'The certificate cannot be read.' })
  })

  it('do not start a stopped server', async () => {
    const { controller, made, setOptions } = setUp()
    setOptions({ maxSessions: 9 })
    expect(await controller.refresh()).toBeNull()
    expect(made).toHaveLength(0)
  })
})
