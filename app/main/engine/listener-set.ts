import { isIPv4, type Socket } from 'node:net'
import type { EngineEvent } from './engine-event.ts'
import type { ListenerOptions, TlsMode } from './engine-options.ts'
import { ListenError, Listener } from './listener.ts'

/** A bound control listener with its real port. */
export interface BoundListener {
  readonly host: string
  readonly port: number
  readonly tls: TlsMode
}

/** A listener that is wanted and could not be bound; it is tried again. */
export interface FailedListener extends BoundListener {
  readonly error: ListenError
}

/** What the set needs from around it. */
export interface ListenerSetDependencies {
  readonly onConnection: (socket: Socket, listener: ListenerOptions) => void
  readonly emit: (event: EngineEvent) => void
  readonly now: () => number
}

/** One wanted address: bound, or waiting for the next try. */
interface Slot {
  options: ListenerOptions
  readonly ipv6Only: boolean
  listener: Listener | null
  error: ListenError | null
  timer: NodeJS.Timeout | null
  nextDelayMs: number
}

/** The first wait before a port that is taken is tried again; each wait is twice the one before. */
const firstRetryMs = 500
const longestRetryMs = 15_000

/** The control listeners of an engine: changed while sessions live, and tried again when they cannot be bound. */
export class ListenerSet {
  readonly #dependencies: ListenerSetDependencies
  #slots: Slot[] = []
  #isClosed = false

  constructor(dependencies: ListenerSetDependencies) {
    this.#dependencies = dependencies
  }

  get bound(): readonly BoundListener[] {
    return this.#slots.flatMap(({ listener, options: { host, tls } }) =>
      listener === null ? [] : [{ host, port: listener.port, tls }],
    )
  }

  get failed(): readonly FailedListener[] {
    return this.#slots.flatMap(({ error, options: { host, port, tls } }) =>
      error === null ? [] : [{ host, port, tls, error }],
    )
  }

  /** Binds every listener; rejects with ListenError when one cannot be, and then none stays bound. */
  async open(wanted: readonly ListenerOptions[]): Promise<void> {
    const slots = wanted.map((options) => newSlot(options, wanted))
    for (const slot of slots) {
      const error = await this.#bind(slot)
      if (error === null) continue
      for (const { listener } of slots) listener?.close()
      throw error
    }
    this.#slots = slots
    for (const slot of slots) this.#tellOpened(slot)
  }

  /**
   * Closes what is not wanted any more and binds what is new; what stays is not touched, and new connections there follow
   * the new options. What cannot be bound is tried again until it can.
   */
  async change(wanted: readonly ListenerOptions[]): Promise<void> {
    const old = new Map(this.#slots.map((slot) => [keyOf(slot), slot]))
    this.#slots = wanted.map((options) => {
      const fresh = newSlot(options, wanted)
      const known = old.get(keyOf(fresh))
      if (known === undefined) return fresh
      old.delete(keyOf(fresh))
      known.options = options
      return known
    })
    // First, because a new listener may want the port of an old one.
    for (const slot of old.values()) this.#closeSlot(slot)
    for (const slot of this.#slots) if (slot.listener === null) await this.#try(slot)
  }

  /** Tries at once what waits for its next try. */
  async retry(): Promise<void> {
    for (const slot of this.#slots) if (slot.listener === null) await this.#try(slot)
  }

  /** Accepts nothing more; sessions already there are not touched. */
  close(): void {
    this.#isClosed = true
    for (const slot of this.#slots) this.#closeSlot(slot)
    this.#slots = []
  }

  async #bind(slot: Slot): Promise<ListenError | null> {
    const listener = new Listener(slot.options, (socket) =>
      this.#dependencies.onConnection(socket, slot.options),
    )
    try {
      await listener.bind({ ipv6Only: slot.ipv6Only })
      slot.listener = listener
      return null
    } catch (error) {
      if (error instanceof ListenError) return error
      throw error
    }
  }

  async #try(slot: Slot): Promise<void> {
    if (slot.timer !== null) clearTimeout(slot.timer)
    slot.timer = null
    const error = await this.#bind(slot)
    if (this.#isClosed || !this.#slots.includes(slot)) {
      slot.listener?.close()
      return
    }
    const isNews = slot.error?.code !== error?.code
    slot.error = error
    if (error === null) {
      slot.nextDelayMs = firstRetryMs
      this.#tellOpened(slot)
      return
    }
    slot.timer = setTimeout(() => void this.#try(slot), slot.nextDelayMs)
    slot.timer.unref()
    slot.nextDelayMs = Math.min(longestRetryMs, slot.nextDelayMs * 2)
    if (isNews) {
      const { host, port, code } = error
      this.#dependencies.emit({ type: 'listener-failed', at: this.#dependencies.now(), host, port, code })
    }
  }

  #tellOpened({ listener, options: { host, port, tls } }: Slot): void {
    const at = this.#dependencies.now()
    this.#dependencies.emit({ type: 'listener-opened', at, host, port: listener?.port ?? port, tls })
  }

  #closeSlot(slot: Slot): void {
    if (slot.timer !== null) clearTimeout(slot.timer)
    slot.timer = null
    slot.error = null
    const { listener, options } = slot
    if (listener === null) return
    const { port } = listener
    slot.listener = null
    listener.close()
    const at = this.#dependencies.now()
    this.#dependencies.emit({ type: 'listener-closed', at, host: options.host, port })
  }
}

function newSlot(options: ListenerOptions, all: readonly ListenerOptions[]): Slot {
  const ipv6Only = hasIpv4Twin(options, all)
  return { options, ipv6Only, listener: null, error: null, timer: null, nextDelayMs: firstRetryMs }
}

function keyOf({ options: { host, port }, ipv6Only }: Slot): string {
  return `${host} ${port} ${ipv6Only}`
}

/** '::' alone serves IPv4 as well; beside a listener for the same IPv4 port it would collide with it. */
function hasIpv4Twin({ port }: ListenerOptions, all: readonly ListenerOptions[]): boolean {
  return all.some((other) => isIPv4(other.host) && other.port === port)
}
