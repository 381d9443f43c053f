import { visibleText } from './visible-text.ts'

/** A finished transfer as its line needs it. */
export interface FinishedTransfer {
  /** When it ended, milliseconds since 1970 UTC. */
  readonly at: number
  readonly durationMs: number
  readonly address: string
  readonly bytes: number
  readonly path: string
  readonly isAscii: boolean
  readonly direction: 'download' | 'upload'
  readonly isAnonymous: boolean
  readonly userName: string
  readonly isComplete: boolean
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A transfer as a line of xferlog(5), without its end. Fields are separated by single spaces, so spaces within names
 * become underscores, as with vsftpd and ProFTPD; a name can neither add a field nor a line. The time is local, as
 * statistics programs expect.
 */
export function xferlogLine(transfer: FinishedTransfer): string {
  const { at, durationMs, address, bytes, path, userName } = transfer
  return [
    localTime(new Date(at)),
    // Less than a second is one: programs divide by it.
    Math.max(1, Math.round(durationMs / 1000)),
    field(address),
    bytes,
    field(path),
    transfer.isAscii ? 'a' : 'b',
    // No special action: neither compressed nor made into an archive on the way.
    '_',
    transfer.direction === 'download' ? 'o' : 'i',
    transfer.isAnonymous ? 'a' : 'r',
    field(userName),
    'ftp',
    // No RFC 931 authentication, hence no id of it.
    '0',
    '*',
    transfer.isComplete ? 'c' : 'i',
  ].join(' ')
}

/** The time in a line of xferlog, milliseconds since 1970 UTC; null when there is none. */
export function timeInXferlog(line: string): number | null {
  const at = Date.parse(line.slice(0, 24))
  return Number.isNaN(at) ? null : at
}

function localTime(date: Date): string {
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => pad(part, '0'))
    .join(':')
  return `${days[date.getDay()]} ${months[date.getMonth()]} ${pad(date.getDate(), ' ')} ${clock} ${date.getFullYear()}`
}

function pad(value: number, filler: string): string {
  return String(value).padStart(2, filler)
}

function field(text: string): string {
  const visible = visibleText(text).replace(/\s/gu, '_')
  return visible === '' ? '_' : visible
}
