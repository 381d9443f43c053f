import { parseList } from 'basic-ftp'
import type { ConsoleEntry } from '../../../preload/contract/wire-console.ts'
import { maxListingEntries } from './console-limits.ts'

/** Entries of what MLSD sent (RFC 3659 §7); the folder itself and its parent are left out. */
export function parseMlsd(text: string): readonly ConsoleEntry[] {
  const entries: ConsoleEntry[] = []
  for (const line of linesOf(text)) {
    // Facts hold no space; everything behind the first one is the name, more spaces included.
    const space = line.indexOf(' ')
    if (space < 0) continue
    const name = line.slice(space + 1)
    const facts = new Map<string, string>()
    for (const fact of line.slice(0, space).split(';')) {
      const equals = fact.indexOf('=')
      if (equals > 0) facts.set(fact.slice(0, equals).toLowerCase(), fact.slice(equals + 1))
    }
    const type = facts.get('type')?.toLowerCase() ?? ''
    if (name === '' || type === 'cdir' || type === 'pdir') continue
    entries.push({
      name,
      kind: type === 'dir' ? 'folder' : type === 'file' ? 'file' : 'other',
      size: numberOf(facts.get('size')),
      modifiedAt: timeOf(facts.get('modify')),
    })
  }
  return entries
}

/** Entries of what LIST sent; null when it is in no form that is known. Times of LIST are for eyes: none is told. */
export function parseListing(text: string): readonly ConsoleEntry[] | null {
  try {
    return parseList(linesOf(text).join('\n')).map(({ name, isDirectory, isFile, size }) => ({
      name,
      kind: isDirectory ? 'folder' : isFile ? 'file' : 'other',
      size: isDirectory ? null : size,
      modifiedAt: null,
    }))
  } catch {
    return null
  }
}

/** Entries of what NLST sent: names alone. */
export function parseNames(text: string): readonly ConsoleEntry[] {
  return linesOf(text).map((name) => ({ name, kind: 'other', size: null, modifiedAt: null }))
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
    .filter((line) => line !== '')
    .slice(0, maxListingEntries)
}

function numberOf(text: string | undefined): number | null {
  const number = text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : null
}

/** RFC 3659 §2.3: UTC, `YYYYMMDDHHMMSS` with or without fractions. */
function timeOf(text: string | undefined): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,3})\d*)?$/.exec(text ?? '')
  if (match === null) return null
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = match.slice(1, 7).map(Number)
  const at = Date.UTC(year, month - 1, day, hours, minutes, seconds, Number((match[7] ?? '').padEnd(3, '0')))
  return Number.isNaN(at) ? null : at
}
