import { setTimeout as wait } from 'node:timers/promises'
import { findingEitherForm } from './either-form.ts'
import { isStalePartial } from './stale-partials.ts'
import type { StorageBackend, StorageEntry, StoragePath } from './storage.ts'

/** How far one sweep goes and how gently. */
export interface SweepBounds {
  /** Entries looked at in all; what lies beyond is swept when it is listed or uploaded into. */
  readonly maxEntries: number
  /** Directories below each other. */
  readonly maxDepth: number
  /** Entries between two pauses, so that a slow disk serves its clients in between. */
  readonly entriesPerPause: number
  readonly pauseMs: number
}

const usualBounds: SweepBounds = { maxEntries: 20_000, maxDepth: 32, entriesPerPause: 256, pauseMs: 20 }

const sweptAgainAfterMs = 24 * 60 * 60 * 1000
/** Directories remembered of one storage; beyond it all are forgotten, and one is swept once too often. */
const maxRemembered = 10_000
/** Directories that may wait; a tree uploaded into a thousand folders sweeps the first of them only. */
const maxWaiting = 32

interface SweepState {
  /** When a directory was swept last, on the monotonic clock, by its names. */
  readonly sweptAtMs: Map<string, number>
  /** Ends when the last sweep that was asked for has. */
  last: Promise<void>
  waiting: number
}

const states = new WeakMap<StorageBackend, SweepState>()

/**
 * Removes what crashed uploads left in a share: in its root and as many directories below as the bounds allow. Meant
 * for the moment the share is opened, in the background. Links are never followed and nothing but this program's own
 * files of more than a day is touched. Never rejects.
 */
export function sweepShare(
  storage: StorageBackend,
  now: () => number = Date.now,
  bounds: SweepBounds = usualBounds,
): Promise<void> {
  const face = findingEitherForm(storage)
  return enqueue(face, () => sweepTree(face, now(), bounds))
}

/** Sweeps the one directory an upload begins in, in the background, at most once a day. */
export function sweepUploadedInto(storage: StorageBackend, directory: StoragePath, nowMs: number): void {
  const state = stateOf(storage)
  const sweptAtMs = state.sweptAtMs.get(keyOf(directory))
  if (sweptAtMs !== undefined && performance.now() - sweptAtMs < sweptAgainAfterMs) return
  if (state.waiting >= maxWaiting) return
  noteSwept(state, directory)
  void enqueue(storage, async () => {
    const gait = new Gait(usualBounds)
    await sweepDirectory(storage, directory, nowMs, gait)
  })
}

async function sweepTree(storage: StorageBackend, nowMs: number, bounds: SweepBounds): Promise<void> {
  const gait = new Gait(bounds)
  // Breadth first: what lies near the root is what clients meet.
  const directories: StoragePath[] = [[]]
  for (const directory of directories) {
    if (gait.isAtEnd) return
    noteSwept(stateOf(storage), directory)
    for (const { name } of await sweepDirectory(storage, directory, nowMs, gait)) {
      if (directory.length < bounds.maxDepth) directories.push([...directory, name])
    }
  }
}

/** Removes the stale partials of one directory and returns its directories. */
async function sweepDirectory(
  storage: StorageBackend,
  directory: StoragePath,
  nowMs: number,
  gait: Gait,
): Promise<StorageEntry[]> {
  const below: StorageEntry[] = []
  try {
    for await (const entry of storage.list(directory)) {
      if (entry.kind === 'directory' && entry.isLink !== true) below.push(entry)
      if (isStalePartial(entry, nowMs)) {
        await storage.removeFile([...directory, entry.name]).catch(() => undefined)
      }
      await gait.step()
      if (gait.isAtEnd) break
    }
  } catch {
    // A directory that is gone or may not be read; its neighbours are swept all the same.
  }
  return below
}

/** Counts what was looked at and pauses in between. */
class Gait {
  readonly #bounds: SweepBounds
  #entries = 0

  constructor(bounds: SweepBounds) {
    this.#bounds = bounds
  }

  get isAtEnd(): boolean {
    return this.#entries >= this.#bounds.maxEntries
  }

  async step(): Promise<void> {
    this.#entries += 1
    // Unreferenced: a server that stops need not wait for it.
    if (this.#entries % this.#bounds.entriesPerPause === 0) {
      await wait(this.#bounds.pauseMs, undefined, { ref: false })
    }
  }
}

/** One sweep of a storage at a time. */
function enqueue(storage: StorageBackend, sweep: () => Promise<void>): Promise<void> {
  const state = stateOf(storage)
  state.waiting += 1
  state.last = state.last
    .then(sweep)
    .catch(() => undefined)
    .finally(() => {
      state.waiting -= 1
    })
  return state.last
}

function noteSwept({ sweptAtMs }: SweepState, directory: StoragePath): void {
  if (sweptAtMs.size >= maxRemembered) sweptAtMs.clear()
  sweptAtMs.set(keyOf(directory), performance.now())
}

function stateOf(storage: StorageBackend): SweepState {
  const known = states.get(storage)
  if (known !== undefined) return known
  const state: SweepState = { sweptAtMs: new Map(), last: Promise.resolve(), waiting: 0 }
  states.set(storage, state)
  return state
}

function keyOf(directory: StoragePath): string {
  return directory.join('/')
}
