import type { LogLine } from '../../preload/contract/wire-logs.ts'
import { displayText } from './display-text.ts'

/** The clipboard call takes no longer text. */
const maxCharacters = 1_000_000
/** `displayText` cuts what is longer. */
const pieceCharacters = 500

/** A line as plain text for mails and files: its time in UTC, and English words as in the files. */
export function lineAsText({ at, level, sessionId, userName, address, event, message }: LogLine): string {
  const who = [sessionId === null ? null : shortSession(sessionId), userName, address]
  return [new Date(at).toISOString(), level.padEnd(7), ...who, event, message]
    .filter((part) => part !== null)
    .map((part) => wholeText(part))
    .join(' ')
}

/** Lines as plain text, the newest of them when not all fit into one copy, and how many they are. */
export function linesAsText(
  lines: readonly LogLine[],
  limit = maxCharacters,
): { readonly text: string; readonly count: number } {
  const taken: string[] = []
  let characters = 0
  for (const line of lines.toReversed()) {
    const text = lineAsText(line)
    characters += text.length + 1
    if (characters > limit) break
    taken.push(text)
  }
  return { text: taken.toReversed().join('\n'), count: taken.length }
}

/** What a session is called where there is no room for its whole id. */
export function shortSession(id: string): string {
  return displayText(id.slice(0, 6))
}

/** A text made safe to look at in its whole length. */
export function wholeText(text: string): string {
  const characters = Array.from(text)
  const pieces = []
  for (let from = 0; from < characters.length; from += pieceCharacters) {
    pieces.push(displayText(characters.slice(from, from + pieceCharacters).join('')))
  }
  return pieces.join('')
}
