import {
  type ConsoleEntry,
  type ConsoleResult,
  consoleCommands,
  maxResultRows,
} from '../../../preload/contract/wire-console.ts'
import { listCommands } from '../../engine/host-door.ts'

/** What running a line came to. */
export interface CommandOutcome {
  readonly isRefused: boolean
  readonly result: ConsoleResult
}

/** Nothing besides replies. */
export function plainOutcome(isRefused: boolean): CommandOutcome {
  return { isRefused, result: { kind: 'none' } }
}

/** A folder's entries, folders first. */
export function listingOutcome(
  place: 'server' | 'computer',
  path: string,
  entries: readonly ConsoleEntry[],
): CommandOutcome {
  const sorted = [...entries].sort(
    (one, other) =>
      Number(other.kind === 'folder') - Number(one.kind === 'folder') || (one.name < other.name ? -1 : 1),
  )
  return {
    isRefused: false,
    result: {
      kind: 'listing',
      place,
      path,
      entries: sorted.slice(0, maxResultRows),
      count: entries.length,
    },
  }
}

/** One file that was moved, or why it was not. */
export interface MovedFile {
  readonly name: string
  readonly bytes: number
  readonly problem: string | null
}

/** What a command moved or removed; problems come first, they are what is looked for. */
export function movedOutcome(
  direction: 'sent' | 'received' | 'removed',
  files: readonly MovedFile[],
): CommandOutcome {
  const failed = files.filter(({ problem }) => problem !== null)
  const rows = [...failed, ...files.filter(({ problem }) => problem === null)]
  return {
    isRefused: failed.length > 0,
    result: {
      kind: 'moved',
      direction,
      files: rows.slice(0, maxResultRows),
      count: files.length,
      problems: failed.length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  }
}

/** All commands, or the one that is asked for: the console's own and the server's. */
export function helpOutcome(topic: string | null): CommandOutcome {
  const asked = topic?.toUpperCase() ?? null
  const commands = Object.keys(consoleCommands).filter(
    (name) => asked === null || name.toUpperCase() === asked,
  )
  const verbs = listCommands()
    .filter((command) => asked === null || command.verbs.some((verb) => verb === asked))
    .map(({ verbs, syntax, about, rfc }) => ({ verb: verbs.join(', '), syntax, about, rfc }))
  return {
    isRefused: commands.length + verbs.length === 0,
    result: { kind: 'help', commands, verbs },
  }
}
