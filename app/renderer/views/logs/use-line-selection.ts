import { type KeyboardEvent, useState } from 'react'
import type { LogLine } from '../../../preload/contract/wire-logs.ts'
import type { LogEntry } from '../../stores/log-tail.ts'

interface Range {
  /** Numbers of lines; the same for a single one. */
  readonly anchor: number
  readonly current: number
}

/** Which lines are selected: one, or a range. */
export interface LineSelection {
  /** Number of the line the keyboard is at; null without a selection. */
  readonly current: number | null
  readonly lines: readonly LogLine[]
  has(number: number): boolean
  select(number: number, extends_: boolean): void
  clear(): void
  /** Moves by keys; true when the key was one of its own. */
  press(event: KeyboardEvent, pageRows: number): boolean
}

/** Keeps a selection by numbers of lines, so that it stays where it is as lines come and go. */
export function useLineSelection(entries: readonly LogEntry[]): LineSelection {
  const [range, setRange] = useState<Range | null>(null)
  const low = range === null ? 1 : Math.min(range.anchor, range.current)
  const high = range === null ? 0 : Math.max(range.anchor, range.current)
  const has = (number: number): boolean => number >= low && number <= high
  const lines = range === null ? [] : linesOf(entries).filter(({ number }) => has(number))

  const select = (number: number, extends_: boolean): void =>
    setRange({ anchor: extends_ && range !== null ? range.anchor : number, current: number })

  const press = (event: KeyboardEvent, pageRows: number): boolean => {
    const all = linesOf(entries)
    const last = all.length - 1
    if (last < 0) return false
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      setRange({ anchor: all[0]?.number ?? 0, current: all[last]?.number ?? 0 })
      return true
    }
    const found = range === null ? -1 : all.findIndex(({ number }) => number >= range.current)
    const at = found === -1 ? last + 1 : found
    const targets: Readonly<Record<string, number>> = {
      ArrowUp: at - 1,
      ArrowDown: range === null ? last : at + 1,
      PageUp: at - pageRows,
      PageDown: at + pageRows,
      Home: 0,
      End: last,
    }
    const target = targets[event.key]
    if (target === undefined) return false
    const line = all[Math.max(0, Math.min(last, target))]
    if (line !== undefined) select(line.number, event.shiftKey)
    return true
  }

  // A line that another filter hides is not the one the keyboard is at.
  const current = lines.find(({ number }) => number === range?.current)?.number ?? null
  return { current, lines, has, select, clear: () => setRange(null), press }
}

/** The lines among the rows. */
export function linesOf(entries: readonly LogEntry[]): readonly LogLine[] {
  return entries.flatMap((entry) => (entry.kind === 'line' ? [entry.line] : []))
}
