import { createStore, type StoreApi } from 'zustand'
import type { CallArgument } from '../../preload/contract/contract.ts'
import type { LogFilter, LogLine, LogPiece } from '../../preload/contract/wire-logs.ts'

/** A row of the page: a line, or the place where lines were let go. */
export type LogEntry =
  | { readonly kind: 'line'; readonly number: number; readonly line: LogLine }
  | { readonly kind: 'gap'; readonly number: number; readonly isOldest: boolean }

/** What is on the page. */
export interface LogTailState {
  /** The oldest first; numbers only ever grow. */
  readonly entries: readonly LogEntry[]
  /** Lines that came since the filter was set; what is new since a moment is the difference. */
  readonly arrived: number
  /** Rows that left at the front since then: who looks at something in the middle goes up by as many. */
  readonly left: number
  readonly isPaused: boolean
  /** The first answer to the present filter is there. */
  readonly isLoaded: boolean
  /** Lines that were written while it is paused, whether they pass the filter or not. */
  readonly waiting: number
}

/** The end of the log, as far as a page shows it. */
export interface LogTail {
  readonly store: StoreApi<LogTailState>
  /** Begins anew with the lines that pass. */
  filter(filter: LogFilter): void
  /** Takes notice that there are lines up to this number. */
  grown(lastNumber: number): void
  pause(): void
  resume(): void
  /** Rests while nobody can see the page, and catches up afterwards. */
  watch(isWatched: boolean): void
  close(): void
}

/** What a tail asks with, and how much it holds. */
export interface LogTailOptions {
  /** Null when there was no answer. */
  readonly read: (argument: CallArgument<'readLog'>) => Promise<LogPiece | null>
  readonly maxLines?: number
  readonly limit?: number
  /** Milliseconds between the beginnings of two questions. */
  readonly pauseMs?: number
  readonly now?: () => number
  readonly schedule?: (task: () => void, delayMs: number) => () => void
}

const byTimer = (task: () => void, delayMs: number): (() => void) => {
  const timer = setTimeout(task, delayMs)
  return () => clearTimeout(timer)
}

const empty = { entries: [], arrived: 0, left: 0, isLoaded: false, waiting: 0 } as const

/**
 * Follows the log: asks for what came after the last line it knows, at most four times a second, one question at a time,
 * so that no line comes twice and none is left out without a gap that says so.
 */
export function createLogTail(options: LogTailOptions): LogTail {
  const { read, maxLines = 5000, limit = 2000, pauseMs = 250, now = () => performance.now() } = options
  const { schedule = byTimer } = options
  const store = createStore<LogTailState>(() => ({ ...empty, isPaused: false }))
  let filter: LogFilter = {}
  let after = 0
  let wanted = 0
  /** There is a filter to ask with. */
  let hasBegun = false
  let isWatched = true
  let askedAt = Number.NEGATIVE_INFINITY
  /** Answers to questions of an older round are late and count no more. */
  let round = 0
  let isAsking = false
  let cancel: (() => void) | null = null

  const begin = (): void => {
    round += 1
    after = 0
    isAsking = false
    cancel?.()
    cancel = null
  }

  const ask = async (): Promise<void> => {
    if (!hasBegun || isAsking || cancel !== null || !isWatched || store.getState().isPaused) return
    const waitMs = askedAt + pauseMs - now()
    if (waitMs > 0 && after > 0) {
      cancel = schedule(() => {
        cancel = null
        void ask()
      }, waitMs)
      return
    }
    isAsking = true
    askedAt = now()
    const asked = round
    const piece = await read({ after, limit, filter })
    if (asked !== round) return
    isAsking = false
    // The next line that is written asks again.
    if (piece === null) return
    if (piece.lastNumber < after) {
      begin()
      return ask()
    }
    take(piece)
    if (wanted > after) void ask()
  }

  const take = ({ lines, lastNumber, hasGap }: LogPiece): void => {
    const isFirst = !store.getState().isLoaded || after === 0
    const fresh: LogEntry[] = lines
      .filter(({ number }) => number > after)
      .map((line) => ({ kind: 'line', number: line.number, line }))
    const arrived = fresh.length
    if (hasGap) fresh.unshift({ kind: 'gap', number: after + 0.5, isOldest: isFirst })
    after = Math.max(after, lastNumber)
    store.setState((state) => {
      if (isFirst) return { ...empty, isLoaded: true, entries: fresh, arrived }
      if (fresh.length === 0) return {}
      const all = [...state.entries, ...fresh]
      if (all.length <= maxLines) return { entries: all, arrived: state.arrived + arrived }
      const kept = all.slice(all.length - maxLines)
      const oldest: LogEntry = { kind: 'gap', number: (kept[0]?.number ?? 1) - 0.25, isOldest: true }
      const entries = kept[0]?.kind === 'gap' ? [oldest, ...kept.slice(1)] : [oldest, ...kept]
      const left = state.left + all.length - entries.length
      return { entries, arrived: state.arrived + arrived, left }
    })
  }

  return {
    store,
    filter(next) {
      filter = next
      begin()
      hasBegun = true
      askedAt = Number.NEGATIVE_INFINITY
      // What is there stays until the answer comes, so that nothing flickers while somebody types.
      store.setState({ isPaused: false, isLoaded: false, waiting: 0 })
      void ask()
    },
    grown(lastNumber) {
      // Another run of the program counts from 1 again.
      if (lastNumber < after) begin()
      wanted = lastNumber
      if (store.getState().isPaused) store.setState({ waiting: Math.max(0, lastNumber - after) })
      else if (wanted > after) void ask()
    },
    pause: () => store.setState({ isPaused: true, waiting: 0 }),
    resume() {
      store.setState({ isPaused: false, waiting: 0 })
      if (wanted > after) void ask()
    },
    watch(isWatchedNow) {
      isWatched = isWatchedNow
      if (isWatched && (wanted > after || !store.getState().isLoaded)) void ask()
    },
    close() {
      begin()
      hasBegun = false
    },
  }
}
