import type { EngineEvent } from '../../engine/engine-event.ts'
import type { EngineOptions } from '../../engine/engine-options.ts'
import type { BoundListener, FtpEngine } from '../../engine/ftp-engine.ts'
import { describeStartFailure, isMissingIpv6, type Remedy } from './listen-problem.ts'
import { createStartRetry } from './start-retry.ts'

/** What the host uses of an engine. */
export type Engine = Pick<
  FtpEngine,
  | 'start'
  | 'stop'
  | 'boundListeners'
  | 'failedListeners'
  | 'retryListeners'
  | 'applyOptions'
  | 'sessions'
  | 'disconnect'
  | 'abortTransfer'
  | 'applyPrincipal'
  | 'endSessionsOf'
  | 'subscribe'
>

/** A listener that is wanted and cannot be bound, with one line that says why. */
export interface ListenerTrouble extends BoundListener {
  readonly problem: string
}

/** Where the server is in its life. */
export type ServerStatus =
  | { readonly phase: 'stopped' | 'starting' | 'stopping' }
  | {
      readonly phase: 'running'
      readonly startedAt: number
      readonly listeners: readonly BoundListener[]
      /** Tried again by themselves. */
      readonly troubles: readonly ListenerTrouble[]
    }
  /** Nobody can connect; sessions from before may still be there. It is tried again by itself. */
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
  /** Resolves to null, or to one line that says why the server does not run; it goes on trying then, until `stop`. */
  start(): Promise<string | null>
  /** Running transfers get `graceMs` to finish. */
  stop(graceMs: number): Promise<void>
  /**
   * Looks at the options again. A running server goes on with them, its sessions stay, and one that could not start tries
   * again. Only a server that cannot be run as they say (its certificate is gone) is stopped: then this resolves to the
   * number of sessions ended, otherwise to null.
   */
  refresh(): Promise<number | null>
}

/** What transfers get to finish when changed settings stop the server. */
const stopGraceMs = 2000

interface Running {
  readonly engine: Engine
  readonly startedAt: number
  /** The machine has no IPv6: a listener for it is not tried again. */
  readonly isWithoutIpv6: boolean
  optionsKey: string
}

/** Creates the controller of a stopped server. */
export function createServerController(dependencies: ServerControllerDependencies): ServerController {
  const { createEngine, readOptions, remedy, now, onEvent, onStatus } = dependencies
  let status: ServerStatus = { phase: 'stopped' }
  let running: Running | null = null
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

  const bind = async (
    options: EngineOptions,
    isWithoutIpv6: boolean,
  ): Promise<Omit<Running, 'startedAt'>> => {
    const wanted = isWithoutIpv6 ? withoutIpv6(options) : options
    const engine = createEngine(wanted)
    engine.subscribe((event) => {
      onEvent(event)
      if (event.type === 'listener-opened' || event.type === 'listener-failed') tellListeners(engine)
    })
    try {
      await engine.start()
      return { engine, isWithoutIpv6, optionsKey: JSON.stringify(wanted) }
    } catch (error) {
      await engine.stop({ graceMs: 0 })
      const hasOthers = withoutIpv6(options).listeners.length > 0
      if (!isWithoutIpv6 && isMissingIpv6(error) && hasOthers) return bind(options, true)
      throw error
    }
  }

  /** Says what the engine listens on, once it is the running one. */
  const tellListeners = (engine: Engine): void => {
    if (running?.engine !== engine) return
    const listeners = engine.boundListeners
    const troubles = engine.failedListeners.map(({ error, host, port, tls }) => ({
      host,
      port,
      tls,
      problem: describeStartFailure(error, remedy),
    }))
    const [first] = troubles
    if (listeners.length === 0 && first !== undefined) enter({ phase: 'problem', problem: first.problem })
    else enter({ phase: 'running', startedAt: running.startedAt, listeners, troubles })
  }

  const problemOf = (): string | null => (status.phase === 'problem' ? status.problem : null)

  const start = async (): Promise<string | null> => {
    if (running !== null) {
      if (status.phase === 'problem') await running.engine.retryListeners()
      return problemOf()
    }
    // A try of its own accord is not announced: the problem stays on show until it is gone.
    if (status.phase !== 'problem') enter({ phase: 'starting' })
    try {
      const bound = await bind(await readOptions(), false)
      running = { ...bound, startedAt: now() }
      retry.stop()
      tellListeners(bound.engine)
      return null
    } catch (error) {
      const problem = describeStartFailure(error, remedy)
      enter({ phase: 'problem', problem })
      retry.schedule()
      return problem
    }
  }

  const retry = createStartRetry(() =>
    inTurn(async () => {
      if (status.phase === 'problem' && running === null) await start()
    }),
  )

  const stop = async (graceMs: number): Promise<void> => {
    retry.stop()
    const stopped = running
    if (stopped !== null) {
      running = null
      enter({ phase: 'stopping' })
      await stopped.engine.stop({ graceMs })
    }
    if (status.phase !== 'stopped') enter({ phase: 'stopped' })
  }

  const refresh = async (): Promise<number | null> => {
    if (running === null) {
      if (status.phase === 'problem') await start()
      return null
    }
    // Settings are saved by now; a server that does not follow them (no TLS where it is required) must not go on.
    const read = await readOptions().catch(() => null)
    if (read !== null) {
      const options = running.isWithoutIpv6 ? withoutIpv6(read) : read
      const optionsKey = JSON.stringify(options)
      if (optionsKey === running.optionsKey) return null
      running.optionsKey = optionsKey
      await running.engine.applyOptions(options)
      tellListeners(running.engine)
      return null
    }
    const ended = running.engine.sessions().length
    await stop(stopGraceMs)
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

function withoutIpv6(options: EngineOptions): EngineOptions {
  return { ...options, listeners: options.listeners.filter(({ host }) => host !== '::') }
}
