import type { HistoryFacts } from './database/file-facts.ts'
import type { History, HistoryListener } from './history.ts'

/** What is known of the whole, and who hears of it. */
export interface HistoryStatus {
  readonly state: History['state']
  /** Says a change of phase at once. `off` is what `on` becomes while the rules say so. */
  enter(phase: 'opening' | 'on' | 'failed', problem?: string): void
  factsRead(facts: HistoryFacts): void
  notice(text: string): void
  watch(listener: HistoryListener): void
  close(): void
}

/** What a status depends on. */
export interface HistoryStatusOptions {
  readonly isOn: () => boolean
  readonly schedule: (run: () => void, delayMs: number) => () => void
}

/** The size of the file is not worth an event with every batch. */
const factsDelayMs = 5_000

/** Begins with phase `opening`. What is said before somebody listens is kept for them. */
export function createHistoryStatus({ isOn, schedule }: HistoryStatusOptions): HistoryStatus {
  let phase: 'opening' | 'on' | 'failed' = 'opening'
  let problem: string | null = null
  let facts: HistoryFacts | null = null
  let listener: HistoryListener | null = null
  let unheard: string[] = []
  let cancel: (() => void) | null = null

  const tell = (): void => {
    cancel?.()
    cancel = null
    listener?.onStateChanged()
  }
  const notice = (text: string): void => {
    if (listener === null) unheard.push(text)
    else listener.onNotice(text)
  }
  return {
    get state(): History['state'] {
      return {
        phase: phase === 'on' && !isOn() ? 'off' : phase,
        problem,
        bytes: facts?.bytes ?? null,
        oldestAt: facts?.oldestAt ?? null,
      }
    },
    enter(next, text) {
      if (next === phase && (text ?? null) === problem) return
      phase = next
      problem = text ?? null
      tell()
      if (problem !== null) notice(problem)
    },
    factsRead(read) {
      if (read.bytes === facts?.bytes && read.oldestAt === facts.oldestAt) return
      facts = read
      cancel ??= schedule(tell, factsDelayMs)
    },
    notice,
    watch(added) {
      listener = added
      for (const text of unheard) added.onNotice(text)
      unheard = []
    },
    close() {
      cancel?.()
      cancel = null
      listener = null
    },
  }
}
