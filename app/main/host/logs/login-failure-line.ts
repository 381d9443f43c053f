import type { EngineEvent } from '../../engine/engine-event.ts'

type LoginFailed = Extract<EngineEvent, { type: 'login-failed' }>

const maxNameCharacters = 200

/**
 * A failed login as a line that fail2ban can read, without its end. The address stands last, behind fixed words; a name
 * is in quotes and holds printable ASCII alone, without quotes and backslashes of its own, so that no name can pass for
 * the rest of the line and have somebody else banned.
 */
export function loginFailureLine(
  { at, userName, reason }: Pick<LoginFailed, 'at' | 'userName' | 'reason'>,
  address: string,
): string {
  const name = [...userName.slice(0, maxNameCharacters)].map(plain).join('')
  return `${new Date(at).toISOString()} portside: login failed (${reason}) for "${name}" from ${address}`
}

/** The time a line begins with, milliseconds since 1970 UTC; null when there is none. */
export function timeInLoginFailure(line: string): number | null {
  const at = Date.parse(line.split(' ', 1)[0] ?? '')
  return Number.isNaN(at) ? null : at
}

function plain(character: string): string {
  if (/^[ !#-[\]-~]$/.test(character)) return character
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
