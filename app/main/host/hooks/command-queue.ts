/** What running commands one beside the other needs. */
export interface CommandQueueDependencies<Item> {
  /** Runs one; whatever it rejects with was told by then. */
  readonly run: (item: Item, signal: AbortSignal) => Promise<void>
  readonly onDropped: () => void
}

/** Runs so many at a time and keeps a bounded number waiting. A failed one is not run again: it may have done half its work. */
export interface CommandQueue<Item> {
  add(item: Item): void
  /** Forgets what waits. */
  clear(): void
  /** Also ends what runs, and resolves when all of it has ended. */
  close(): Promise<void>
}

/** Programs that run at a time. */
export const maxRunning = 4
/** Items that wait; the oldest give way. */
export const maxWaitingCommands = 1_000

/** Makes an empty queue. */
export function createCommandQueue<Item>({
  run,
  onDropped,
}: CommandQueueDependencies<Item>): CommandQueue<Item> {
  const waiting: Item[] = []
  const running = new Set<Promise<void>>()
  const closing = new AbortController()

  const next = (): void => {
    while (running.size < maxRunning) {
      const item = waiting.shift()
      if (item === undefined) return
      const ended: Promise<void> = run(item, closing.signal)
        .catch(() => undefined)
        .then(() => {
          running.delete(ended)
          next()
        })
      running.add(ended)
    }
  }

  return {
    add(item) {
      if (closing.signal.aborted) return
      waiting.push(item)
      if (waiting.length > maxWaitingCommands) {
        waiting.shift()
        onDropped()
      }
      next()
    },
    clear: () => void waiting.splice(0),
    async close() {
      waiting.splice(0)
      closing.abort()
      await Promise.all(running)
    },
  }
}
