import type { EngineEvent } from '../../engine/engine-event.ts'
import type { EngineOptions } from '../../engine/engine-options.ts'
import type { BoundListener, FtpEngine } from '../../engine/ftp-engine.ts'
import { describeStartFailure, isMissingIpv6, type Remedy } from './listen-problem.ts'

/** What the host uses of an engine. */
export type Engine = Pick<
  FtpEngine,
  | 'start'
  | 'stop'
  | 'boundListeners'
  | 'sessions'
  | 'disconnect'
  | 'abortTransfer'
  | 'applyPrincipal'
  | 'setSpeed'
  | 'endSessionsOf'
  | 'subscribe'
>

/** Where the server is in its life. */
export type ServerStatus =
  | { readonly phase: 'stopped' | 'starting' | 'stopping' }
  | { readonly phase: 'running'; readonly startedAt: number; readonly listeners: readonly BoundListener[] }
  | { readonly phase: 'problem'; readonly problem: string }

/** What the controller is made of. */
export interface ServerControllerDependencies {
  readonly createEngine: (options: EngineOptions) => Engine
  /** Options as settings and certificate say now; what it rejects with is shown to people. */
  readonly readOptions: () => Promise<EngineOptions>
  readonly remedy: Remedy
  readonly now: () => number
  readonly onEvent: (event: EngineEvent) => void
  readonly onStatus: (status: ServerStatus) => void
}

/** Starts and stops engines, one at a time and one after the other. */
export interface ServerController {
  readonly status: ServerStatus
  /** The running engine, or null. */
  readonly engine: Engine | null
  /** Resolves to null, or to one line that says why the server does not run. */
  start(): Promise<string | null>
  /** Running transfers get `graceMs` to finish. */
  stop(graceMs: number): Promise<void>
  /**
   * Looks at the options again. A running server that would now be made otherwise is restarted, which ends its sessions,
   * and one that could not start tries again. Resolves to the number of sessions ended, or null without a restart.
   */
  refresh(): Promise<number | null>
}

/** What transfers get to finish when changed settings restart the server. */
const restartGraceMs = 2000

/** Creates the controller of a stopped server. */
export function createServerController(dependencies: ServerControllerDependencies): ServerController {
  const { createEngine, readOptions, remedy, now, onEvent, onStatus } = dependencies
  let status: ServerStatus = { phase: 'stopped' }
  let running: { readonly engine: Engine; readonly optionsKey: string } | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const enter = (next: ServerStatus): void => {
    status = next
    onStatus(next)
  }

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  const bind = async (options: EngineOptions): Promise<Engine> => {
    const engine = createEngine(options)
    engine.subscribe(onEvent)
    try {
      await engine.start()
      return engine
    } catch (error) {
      await engine.stop({ graceMs: 0 })
      const others = options.listeners.filter(({ host }) => host !== '::')
      if (isMissingIpv6(error) && others.length > 0) return bind({ ...options, listeners: others })
      throw error
    }
  }

  const start = async (): Promise<string | null> => {
    if (running !== null) return null
    enter({ phase: 'starting' })
    try {
      const options = await readOptions()
      const engine = await bind(options)
      running = { engine, optionsKey: keyOf(options) }
      enter({ phase: 'running', startedAt: now(), listeners: engine.boundListeners })
      return null
    } catch (error) {
      const problem = describeStartFailure(error, remedy)
      enter({ phase: 'problem', problem })
      return problem
    }
  }

  const stop = async (graceMs: number): Promise<void> => {
    const stopped = running
    if (stopped !== null) {
      running = null
      enter({ phase: 'stopping' })
      await stopped.engine.stop({ graceMs })
    }
    if (status.phase !== 'stopped') enter({ phase: 'stopped' })
  }

  const refresh = async (): Promise<number | null> => {
    if (status.phase === 'problem') {
      await start()
      return null
    }
    if (running === null) return null
    // Settings are saved by now; a server that does not follow them (no TLS where it is required) must not go on.
    const options = await readOptions().catch(() => null)
    if (options !== null && keyOf(options) === running.optionsKey) {
      running.engine.setSpeed(options)
      return null
    }
    const ended = running.engine.sessions().length
    await stop(restartGraceMs)
    await start()
    return ended
  }

  return {
    get status() {
      return status
    },
    get engine() {
      return running?.engine ?? null
    },
    start: () => inTurn(start),
    stop: (graceMs) => inTurn(() => stop(graceMs)),
    refresh: () => inTurn(refresh),
  }
}

/** What a running server cannot change; its speed limits it can. */
function keyOf({ speed: _, sessionSpeed: __, ...options }: EngineOptions): string {
  return JSON.stringify(options)
}
