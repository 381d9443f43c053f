import type { ReceivedLine } from './command-line.ts'

/** What the queue asks of its owner. */
export interface CommandQueueOwner {
  /** Pulls the next line; null when there is none yet. */
  readLine(): ReceivedLine | null
  /** Performs one command to its final reply; never rejects. */
  execute(line: ReceivedLine): Promise<void>
  /** True for commands that act at once while a transfer runs. */
  runsDuringTransfer(line: ReceivedLine): boolean
  isTransferRunning(): boolean
  /** True when more bytes wait unread than one command can have. */
  hasBacklog(): boolean
  /** Reading may stop (true) or go on (false). */
  setPaused(isPaused: boolean): void
  /** Everything that was read is answered. */
  onIdle(): void
}

/**
 * One command at a time, replies in command order, with the declared exception of commands that run during a transfer.
 * Bounded: what does not fit waits unread in the line reader and then in the client's own TCP window.
 */
export class CommandQueue {
  readonly #owner: CommandQueueOwner
  readonly #maxQueued: number
  #waiting: ReceivedLine[] = []
  #isBusy = false
  #isStopped = false
  #urgent: Promise<void> = Promise.resolve()

  constructor(owner: CommandQueueOwner, maxQueued: number) {
    this.#owner = owner
    this.#maxQueued = maxQueued
  }

  /** True when commands wait behind the one that runs. */
  get hasWaiting(): boolean {
    return this.#waiting.length > 0
  }

  /** Call after bytes arrived and after a transfer began or ended. */
  advance(): void {
    while (!this.#isStopped) {
      this.#overtake()
      this.#fill()
      const line = this.#isBusy ? undefined : this.#waiting.shift()
      if (line === undefined) break
      this.#isBusy = true
      void this.#owner.execute(line).then(() => {
        this.#isBusy = false
        this.advance()
      })
    }
    if (this.#isStopped) return
    this.#owner.setPaused(
      this.#waiting.length >= this.#maxQueued || (this.#isBusy && this.#owner.hasBacklog()),
    )
    if (!this.#isBusy && this.#waiting.length === 0) this.#owner.onIdle()
  }

  /** Forgets what waits and runs nothing more: the session is over, or TLS begins and what came in clear is void. */
  stop(): void {
    this.#isStopped = true
    this.#waiting = []
  }

  /** Starts over after a TLS upgrade. */
  restart(): void {
    this.#isStopped = false
  }

  /**
   * Reads ahead only while a transfer runs, to find ABOR: what follows AUTH must stay raw until AUTH is answered. What
   * acts at once takes no place, so that a keep-alive client cannot fill the queue against its own ABOR.
   */
  #fill(): void {
    const isTransferRunning = this.#owner.isTransferRunning()
    const limit = isTransferRunning ? this.#maxQueued : this.#isBusy ? 0 : 1
    while (this.#waiting.length < limit) {
      const line = this.#owner.readLine()
      if (line === null) return
      if (isTransferRunning && this.#owner.runsDuringTransfer(line)) this.#runAtOnce(line)
      else this.#waiting.push(line)
    }
  }

  /** Takes out what may overtake: ABOR must not wait behind the LIST that was sent before the transfer began. */
  #overtake(): void {
    if (!this.#owner.isTransferRunning()) return
    const urgent = this.#waiting.filter((line) => this.#owner.runsDuringTransfer(line))
    if (urgent.length === 0) return
    this.#waiting = this.#waiting.filter((line) => !this.#owner.runsDuringTransfer(line))
    for (const line of urgent) this.#runAtOnce(line)
  }

  #runAtOnce(line: ReceivedLine): void {
    this.#urgent = this.#urgent.then(() => this.#owner.execute(line))
  }
}
