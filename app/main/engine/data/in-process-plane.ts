import { randomInt } from 'node:crypto'
import { type Clock, systemClock } from '../clock.ts'
import { ActiveEndpoint } from './active-endpoint.ts'
import { normalizeAddress } from './address.ts'
import { BufferPool } from './buffer-pool.ts'
import type { PassiveRequest } from './data-plane.ts'
import { type ActiveRequest, DataConnectionError, type DataEndpoint, type DataPlane } from './data-plane.ts'
import { listenPassive, type PassiveEndpoint } from './passive-endpoint.ts'
import { PortPool, type PortRange } from './port-pool.ts'

/** What the in-process plane needs to know. */
export interface InProcessPlaneOptions {
  /** Inclusive range; null lets the system choose. */
  readonly passivePorts: PortRange | null
  /** For this long a port is offered last to the peer that just had it. */
  readonly portCoolDownMs?: number
  readonly clock?: Pick<Clock, 'monotonicMs'>
  /** Number from 0 up to, not including, 1. */
  readonly random?: () => number
  /** Buffers of all downloads. */
  readonly buffers?: BufferPool
}

/** As long as Linux remembers an ended connection (TIME_WAIT). */
const defaultCoolDownMs = 60_000
/** Steps of the random number: far more than there are ports. */
const randomSteps = 2 ** 32

/** What the plane keeps of an endpoint until its sockets are gone. */
type LiveEndpoint = DataEndpoint & { readonly gone: Promise<void> }

/** Makes a plane that moves the bytes in this thread. */
export function createInProcessPlane(options: InProcessPlaneOptions): DataPlane {
  return new InProcessPlane(options)
}

class InProcessPlane implements DataPlane {
  readonly #poolOf: (range: PortRange) => PortPool
  #range: PortRange | null
  #ports: PortPool | null
  readonly #buffers: BufferPool
  readonly #live = new Set<LiveEndpoint>()
  /** Endpoints in the making: `close` waits for them, too. */
  readonly #listening = new Set<Promise<DataEndpoint>>()
  #isClosed = false

  constructor(options: InProcessPlaneOptions) {
    const {
      passivePorts,
      portCoolDownMs = defaultCoolDownMs,
      clock = systemClock,
      random = () => randomInt(randomSteps) / randomSteps,
      buffers = new BufferPool(),
    } = options
    this.#poolOf = (range) =>
      new PortPool({ range, coolDownMs: portCoolDownMs, now: () => clock.monotonicMs(), random })
    this.#range = passivePorts
    this.#ports = passivePorts === null ? null : this.#poolOf(passivePorts)
    this.#buffers = buffers
  }

  listen(request: PassiveRequest): Promise<DataEndpoint> {
    const listening = this.#listen(request)
    this.#listening.add(listening)
    const forget = () => this.#listening.delete(listening)
    listening.then(forget, forget)
    return listening
  }

  connect(request: ActiveRequest): DataEndpoint {
    const endpoint = new ActiveEndpoint(request, this.#buffers)
    this.#keep(endpoint)
    if (this.#isClosed) endpoint.close()
    return endpoint
  }

  setPassivePorts(range: PortRange | null): void {
    if (range?.min === this.#range?.min && range?.max === this.#range?.max) return
    this.#range = range
    // Ports that are lent go back to the pool they came from; one of them in the new range is found taken and passed over.
    this.#ports = range === null ? null : this.#poolOf(range)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.allSettled(this.#listening)
    const endpoints = [...this.#live]
    for (const endpoint of endpoints) endpoint.close()
    await Promise.all(endpoints.map(({ gone }) => gone))
  }

  async #listen(request: PassiveRequest): Promise<DataEndpoint> {
    if (this.#isClosed) throw new DataConnectionError('closed')
    const ports = this.#ports
    const endpoint =
      ports === null ? await this.#listenAnywhere(request) : await this.#listenInRange(request, ports)
    this.#keep(endpoint)
    return endpoint
  }

  #keep(endpoint: LiveEndpoint): void {
    this.#live.add(endpoint)
    void endpoint.gone.then(() => this.#live.delete(endpoint))
  }

  async #listenAnywhere(request: PassiveRequest): Promise<PassiveEndpoint> {
    try {
      return await listenPassive(request, 0, this.#buffers)
    } catch (cause) {
      throw new DataConnectionError('closed', { cause })
    }
  }

  /** Tries the ports of the range until one is free, and never one outside it. */
  async #listenInRange(request: PassiveRequest, ports: PortPool): Promise<PassiveEndpoint> {
    const peer = normalizeAddress(request.peerAddress)
    const refused = new Set<number>()
    let lastError: unknown = null
    for (;;) {
      const lent = ports.lend(peer, refused)
      if (lent === null) throw new DataConnectionError('ports-exhausted', { cause: lastError })
      try {
        const endpoint = await listenPassive(request, lent.port, this.#buffers)
        void endpoint.gone.then(() => ports.giveBack(lent))
        return endpoint
      } catch (error) {
        ports.giveBackUnused(lent)
        if (!isTaken(error)) throw new DataConnectionError('closed', { cause: error })
        refused.add(lent.port)
        lastError = error
      }
    }
  }
}

/** EACCES: Windows says so for ports it has reserved. */
function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'EADDRINUSE' || code === 'EACCES'
}
