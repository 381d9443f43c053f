import { randomUUID } from 'node:crypto'

/** How long a change can be taken back. */
export const undoKeptMs = 10_000
/** More than a person could have clicked in that time. */
const maxKept = 100

/** Changes that can still be taken back, each once. */
export interface UndoList {
  /** Remembers how to take a change back; gives what to ask for it by. */
  add(undo: () => void | Promise<void>): string
  /** Takes it back; false when it is too late or was done already. */
  run(id: string): Promise<boolean>
}

/** Makes an empty list. `monotonicMs` is a clock that never jumps. */
export function createUndoList(monotonicMs: () => number): UndoList {
  const kept = new Map<string, { readonly undo: () => void | Promise<void>; readonly untilMs: number }>()
  return {
    add(undo) {
      const id = randomUUID()
      kept.set(id, { undo, untilMs: monotonicMs() + undoKeptMs })
      const [oldest] = kept.keys()
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
      return id
    },
    async run(id) {
      const entry = kept.get(id)
      kept.delete(id)
      if (entry === undefined || entry.untilMs <= monotonicMs()) return false
      await entry.undo()
      return true
    },
  }
}
