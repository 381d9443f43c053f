import type { WireTranscriptEntry } from '../../../preload/contract/wire-sessions.ts'

/** Lines kept of one session; the oldest give way. */
export const maxTranscriptEntries = 300
/** Characters kept of one session. */
export const maxTranscriptCharacters = 65_536
const maxEntryCharacters = 2_000

/** The end of a session's conversation. Secrets never reach it: the engine masks them before it tells anybody. */
export interface Transcript {
  add(at: number, from: WireTranscriptEntry['from'], text: string): void
  /** Oldest first. */
  entries(): readonly WireTranscriptEntry[]
}

/** Starts an empty transcript. */
export function createTranscript(): Transcript {
  const kept: WireTranscriptEntry[] = []
  let characters = 0
  let number = 0

  return {
    add(at, from, text) {
      const cut = text.length > maxEntryCharacters ? `${text.slice(0, maxEntryCharacters - 1)}…` : text
      number += 1
      characters += cut.length
      kept.push({ number, at, from, text: cut })
      while (kept.length > maxTranscriptEntries || characters > maxTranscriptCharacters) {
        characters -= kept.shift()?.text.length ?? 0
      }
    },
    entries: () => [...kept],
  }
}

/** A reply as it went over the wire, line by line. Names of files can hold line ends; on the wire they are '?'. */
export function replyText(code: number, lines: readonly string[]): string {
  const safe = lines.map((line) => line.replace(/[\r\n\0]/g, '?'))
  const last = safe.at(-1) ?? ''
  if (safe.length < 2) return `${code} ${last}`
  const [first = '', ...rest] = safe
  return [`${code}-${first}`, ...rest.slice(0, -1).map((line) => ` ${line}`), `${code} ${last}`].join('\n')
}
