import type { BanCause } from './ban.ts'

/** Says in one line for people why somebody is blocked. */
export function describeBan(cause: BanCause): string {
  if (cause.kind === 'person') return cause.note === '' ? 'Blocked by you' : `Blocked by you: ${cause.note}`
  const { wrongPasswords, unknownAccounts, foreignProtocols, lastUserName, earlierBans } = cause.evidence
  const parts = [
    counted(wrongPasswords, 'wrong password', 'wrong passwords'),
    counted(unknownAccounts, 'unknown user', 'unknown users'),
    counted(foreignProtocols, 'call that was not FTP', 'calls that were not FTP'),
  ].filter((part) => part !== null)
  const last = lastUserName === null ? '' : `, last as “${lastUserName}”`
  const again =
    earlierBans === 0 ? '' : `; blocked ${earlierBans === 1 ? 'once' : `${earlierBans} times`} before`
  return `${parts.join(', ')}${last}${again}`
}

function counted(count: number, one: string, many: string): string | null {
  if (count === 0) return null
  return count === 1 ? `1 ${one}` : `${count} ${many}`
}
