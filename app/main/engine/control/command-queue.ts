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
  #running: Promise<void> | null = null
  /** A command that acts at once beside the one that runs. */
  #urgent: Promise<void> | null = null
  #isStopped = false

  constructor(owner: CommandQueueOwner, maxQueued: number) {
    this.#owner = owner
    this.#maxQueued = maxQueued
  }

  /** True when commands wait behind the one that runs. */
  get hasWaiting(): boolean {
    return this.#waiting.length > 0
  }

  /** Call after bytes arrived, after replies drained, and after a transfer began or ended. */
  advance(): void {
    while (!this.#isStopped) {
      this.#overtake()
      this.#fill()
      const line = this.#isQuiet ? this.#waiting.shift() : undefined
      if (line === undefined) break
      this.#running = this.#owner.execute(line).then(() => {
        this.#running = null
        this.advance()
      })
    }
    if (this.#isStopped) return
    // A backlog is there only while nothing is read: a command runs, or the client does not take its replies.
    this.#owner.setPaused(this.#waiting.length >= this.#maxQueued || this.#owner.hasBacklog())
    if (this.#isQuiet && this.#waiting.length === 0) this.#owner.onIdle()
  }

  /** Resolves when no command is under way. After `stop` none begins any more. */
  async settled(): Promise<void> {
    await Promise.all([this.#running, this.#urgent])
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

  get #isQuiet(): boolean {
    return this.#running === null && this.#urgent === null
  }

  /**
   * Reads ahead only while a transfer runs, to find ABOR: what follows AUTH must stay raw until AUTH is answered. What
   * acts at once takes no place, so that a keep-alive client cannot fill the queue against its own ABOR.
   */
  #fill(): void {
    const isTransferRunning = this.#owner.isTransferRunning()
    const limit = isTransferRunning ? this.#maxQueued : this.#running === null ? 1 : 0
    while (this.#waiting.length < limit && this.#urgent === null) {
      const line = this.#owner.readLine()
      if (line === null) return
      if (isTransferRunning && this.#owner.runsDuringTransfer(line)) this.#runAtOnce(line)
      else this.#waiting.push(line)
    }
  }

  /** Takes out what may overtake: ABOR must not wait behind the LIST that was sent before the transfer began. */
  #overtake(): void {
    if (this.#urgent !== null || !this.#owner.isTransferRunning()) return
    const index = this.#waiting.findIndex((line) => this.#owner.runsDuringTransfer(line))
    const [urgent] = index < 0 ? [] : this.#waiting.splice(index, 1)
    if (urgent !== undefined) this.#runAtOnce(urgent)
  }

  /**
   * One at a time, and nothing else is begun or read before it is answered: the reply to ABOR must not come after that
   * of a command behind it, and replies to a flood of STAT would otherwise pile up before their number is seen.
   */
  #runAtOnce(line: ReceivedLine): void {
    this.#urgent = this.#owner.execute(line).then(() => {
      this.#urgent = null
      this.advance()
    })
  }
}
