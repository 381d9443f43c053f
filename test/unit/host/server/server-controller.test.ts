import { describe, expect, it } from 'vitest'
import { defaultEngineOptions, type EngineOptions } from '../../../../app/main/engine/engine-options.ts'
import { ListenError } from '../../../../app/main/engine/listener.ts'
import {
  createServerController,
  type Engine,
  type ServerStatus,
} from '../../../../app/main/host/server/server-controller.ts'

/** An engine whose start fails for the hosts named in `failing`. */
function setUp(failing: Readonly<Record<string, string>> = {}) {
  const made: EngineOptions[] = []
  const log: string[] = []
  const statuses: ServerStatus['phase'][] = []
  let options: EngineOptions = defaultEngineOptions
  let sessions = 0
  let unreadable: Error | null = null
  const failures = { ...failing }

  const createEngine = (wanted: EngineOptions): Engine => {
    made.push(wanted)
    return {
      async start() {
        for (const listener of wanted.listeners) {
          const code = failures[listener.host]
          if (code !== undefined) throw new ListenError(listener, Object.assign(new Error(code), { code }))
        }
        log.push('start')
      },
      async stop({ graceMs }) {
        log.push(`stop ${graceMs}`)
      },
      boundListeners: wanted.listeners.map(({ host, tls }) => ({ host, tls, port: 5 })),
      sessions: () => Array.from({ length: sessions }, (_, index) => session(index)),
      disconnect: () => true,
      abortTransfer: () => true,
      applyPrincipal: () => 0,
      setSpeed: ({ speed }) => void log.push(`speed ${speed.download}`),
      endSessionsOf: () => 0,
      subscribe: () => () => undefined,
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
  it('restart a running server and tell how many sessions that ended', async () => {
    const { controller, made, setOptions, setSessions } = setUp()
    await controller.start()
    setSessions(2)
    setOptions({ maxSessions: 9 })
    expect(await controller.refresh()).toBe(2)
    expect(made.at(-1)?.maxSessions).toBe(9)
    expect(controller.status.phase).toBe('running')
  })

  it('leave a server alone that would be made the same', async () => {
    const { controller, made } = setUp()
    await controller.start()
    expect(await controller.refresh()).toBeNull()
    expect(made).toHaveLength(1)
  })

  it('give a running server its new speed without a restart', async () => {
    const { controller, made, log, setOptions } = setUp()
    await controller.start()
    setOptions({ speed: { download: 5_000, upload: null } })
    expect(await controller.refresh()).toBeNull()
    expect(made).toHaveLength(1)
    expect(log.at(-1)).toBe('speed 5000')
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
