import { createStore, type StoreApi } from 'zustand'
import type { ConsoleLine, ConsoleResult, ConsoleState } from '../../preload/contract/wire-console.ts'
import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'

/** What the last command brought. */
export interface ConsoleAnswer {
  readonly line: string
  readonly isRefused: boolean
  readonly result: ConsoleResult
  /** How long it took, in milliseconds. */
  readonly ms: number
}

/** One console as this window shows it. */
export interface ConsoleView {
  readonly id: string
  /** Whose rules it has. */
  readonly userName: string
  /** The oldest first, as many as are kept. */
  readonly lines: readonly ConsoleLine[]
  readonly state: ConsoleState
  readonly answer: ConsoleAnswer | null
}

/** What this window knows of consoles. */
export interface ConsolesStoreState {
  readonly consoles: readonly ConsoleView[]
  /** The one in sight. */
  readonly activeId: string | null
  /** The user the next console that is told of belongs to. */
  readonly opening: string | null
  /** Lines that were typed, the newest last; no line twice. */
  readonly history: readonly string[]
}

/** Lines of one conversation that are kept. */
export const maxKeptLines = 1_000
/** Lines that were typed and are remembered. */
export const maxHistory = 300

/** Makes a fresh store of consoles. */
export function createConsolesStore(): StoreApi<ConsolesStoreState> {
  return createStore<ConsolesStoreState>(() => ({ consoles: [], activeId: null, opening: null, history: [] }))
}

/** Applies one event; events of other stores change nothing. */
export function applyConsolesEvent(state: ConsolesStoreState, event: WireDashboardEvent): ConsolesStoreState {
  if (event.type !== 'console-output') return state
  const { id, lines } = event
  const known = state.consoles.find((console) => console.id === id)
  if (known === undefined) {
    // One that this window has closed, or never opened, says its last words to nobody.
    if (state.opening === null) return state
    const opened = { id, userName: state.opening, lines, state: event.state, answer: null }
    return { ...state, consoles: [...state.consoles, opened], activeId: id, opening: null }
  }
  const merged = lines.length === 0 ? known.lines : [...known.lines, ...lines].slice(-maxKeptLines)
  return withConsole(state, id, { lines: merged, state: event.state })
}

/** Notes that a console is open: what it says may come before this answer or after it. */
export const opened =
  (id: string, userName: string) =>
  (state: ConsolesStoreState): ConsolesStoreState => {
    if (state.consoles.some((console) => console.id === id)) return { ...state, opening: null }
    const console: ConsoleView = { id, userName, lines: [], state: justOpened, answer: null }
    return { ...state, consoles: [...state.consoles, console], activeId: id, opening: null }
  }

const justOpened: ConsoleState = {
  phase: 'ready',
  path: null,
  localPath: null,
  localFolder: null,
  tlsProtocol: null,
  progress: null,
}

/** Notes what came of a command. */
export const answered =
  (id: string, answer: ConsoleAnswer) =>
  (state: ConsolesStoreState): ConsolesStoreState => {
    const known = state.consoles.find((console) => console.id === id)
    if (known === undefined) return state
    // The answer may come before the news that the console is free again; the next line need not wait for it.
    const isFree = known.state.phase === 'busy'
    const free = isFree ? { ...known.state, phase: 'ready' as const, progress: null } : known.state
    return withConsole(state, id, { answer, state: free })
  }

/** Takes a console away; the one beside it comes into sight. */
export const dropConsole =
  (id: string) =>
  (state: ConsolesStoreState): ConsolesStoreState => {
    const at = state.consoles.findIndex((console) => console.id === id)
    const consoles = state.consoles.filter((console) => console.id !== id)
    const beside = consoles[Math.min(Math.max(at, 0), consoles.length - 1)]?.id ?? null
    return { ...state, consoles, activeId: state.activeId === id ? beside : state.activeId }
  }

/** Remembers a line that was typed, unless it holds a password. */
export const remembered =
  (line: string) =>
  (state: ConsolesStoreState): ConsolesStoreState => {
    if (line.trim() === '' || /^\s*(quote\s+)?(pass|acct)\b/i.test(line)) return state
    const history = [...state.history.filter((one) => one !== line), line].slice(-maxHistory)
    return { ...state, history }
  }

function withConsole(
  state: ConsolesStoreState,
  id: string,
  change: Partial<Omit<ConsoleView, 'id'>>,
): ConsolesStoreState {
  const consoles = state.consoles.map((console) => (console.id === id ? { ...console, ...change } : console))
  return { ...state, consoles }
}
