/** Inclusive range of ports. */
export interface PortRange {
  readonly min: number
  readonly max: number
}

/** Figures of the pool and what it takes from outside. */
export interface PortPoolOptions {
  readonly range: PortRange
  /** For this long after its return a port is offered last to the peer that had it; 0 switches that off. */
  readonly coolDownMs: number
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number
  /** Number from 0 up to, not including, 1; must not be guessable by a stranger in production. */
  readonly random: () => number
}

/** A port and the peer it was lent to, until it comes back. */
export interface LentPort {
  readonly port: number
  readonly peer: string
}

/**
 * Lends the ports of a range, each to one endpoint at a time.
 *
 * The order is random because a stranger who can guess the next port can race the client to it (RFC 2577 §8). A port
 * just used by a peer is offered to it last: its system, or a NAT box between, may still hold the old connection.
 */
export class PortPool {
  readonly #options: PortPoolOptions
  readonly #free: number[]
  readonly #lent = new Set<number>()
  /** When a peer gave a port back, oldest first, so that what has cooled down is dropped from the front. */
  readonly #returnedAtMs = new Map<string, number>()

  constructor(options: PortPoolOptions) {
    const { min, max } = options.range
    if (!Number.isInteger(min) || !Number.isInteger(max) || min < 1 || max > 65_535 || min > max) {
      throw new RangeError(`not a port range: ${min}-${max}`)
    }
    this.#options = options
    this.#free = Array.from({ length: max - min + 1 }, (_, index) => min + index)
  }

  /** Ports that are lent now. */
  get lentCount(): number {
    return this.#lent.size
  }

  /** Lends a port to `peer`, never one of `refused`; null when there is none left. */
  lend(peer: string, refused: ReadonlySet<number>): LentPort | null {
    this.#dropCooled()
    let coolest: { readonly index: number; readonly atMs: number } | null = null
    // A shuffle that stops at the first port without a past: usually the first one drawn.
    for (let end = this.#free.length; end > 0; end -= 1) {
      const index = Math.floor(this.#options.random() * end)
      const port = this.#swap(index, end - 1)
      if (refused.has(port)) continue
      const atMs = this.#returnedAtMs.get(keyOf(port, peer))
      if (atMs === undefined) return this.#take(end - 1, peer)
      if (coolest === null || atMs < coolest.atMs) coolest = { index: end - 1, atMs }
    }
    return coolest === null ? null : this.#take(coolest.index, peer)
  }

  /** Takes a port back after use and starts its cool-down; a port that is not lent is ignored. */
  giveBack({ port, peer }: LentPort): void {
    if (!this.#lent.delete(port)) return
    this.#free.push(port)
    if (this.#options.coolDownMs <= 0) return
    const key = keyOf(port, peer)
    this.#returnedAtMs.delete(key)
    this.#returnedAtMs.set(key, this.#options.now())
  }

  /** Takes a port back that was never in use, as another program holds it. */
  giveBackUnused({ port }: LentPort): void {
    if (this.#lent.delete(port)) this.#free.push(port)
  }

  #take(index: number, peer: string): LentPort {
    const port = this.#swap(index, this.#free.length - 1)
    this.#free.pop()
    this.#lent.add(port)
    return { port, peer }
  }

  /** Exchanges two free ports and returns the one that was at `index`. */
  #swap(index: number, other: number): number {
    const port = this.#free[index]
    const displaced = this.#free[other]
    if (port === undefined || displaced === undefined) throw new RangeError('no such free port')
    this.#free[other] = port
    this.#free[index] = displaced
    return port
  }

  #dropCooled(): void {
    const coolBeforeMs = this.#options.now() - this.#options.coolDownMs
    for (const [key, atMs] of this.#returnedAtMs) {
      if (atMs > coolBeforeMs) return
      this.#returnedAtMs.delete(key)
    }
  }
}

function keyOf(port: number, peer: string): string {
  return `${port} ${peer}`
}
