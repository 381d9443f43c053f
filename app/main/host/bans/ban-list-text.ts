import { z } from 'zod'
import { type AddressRange, parseAddressRange } from '../../engine/host-door.ts'
import type { Ban } from './ban.ts'
import { describeBan } from './ban-words.ts'

/** A list of blocked addresses as people carry it: our own JSON, or one address or network a line. */
export type BanListFormat = 'json' | 'plain'

/** What one entry of a list asks for. */
export interface BanListEntry {
  readonly range: AddressRange
  readonly note: string
  /** Milliseconds from now; null for good. */
  readonly durationMs: number | null
}

/** What a list holds: entries that can be read, and a line about each that cannot. */
export interface BanListReading {
  readonly entries: readonly BanListEntry[]
  readonly problems: readonly string[]
}

/** More than fit would push out older bans. */
const maxEntries = 20_000
const formatName = 'portside-bans'

const listSchema = z.object({ format: z.literal(formatName), bans: z.array(z.unknown()) })
const entrySchema = z.object({
  range: z.string().max(60),
  why: z.string().max(2_000).default(''),
  until: z.iso.datetime().nullable().default(null),
})

/** Writes the list; times in UTC, for a person may read it. */
export function writeBanList(bans: readonly Ban[], format: BanListFormat, nowMs: number): string {
  if (format === 'plain') return bans.map(({ range }) => `${range}\n`).join('')
  const entries = bans.map(({ range, cause, sinceMs, remainingMs }) => ({
    range,
    why: describeBan(cause),
    since: new Date(sinceMs).toISOString(),
    until: remainingMs === null ? null : new Date(nowMs + remainingMs).toISOString(),
  }))
  return `${JSON.stringify({ format: formatName, version: 1, bans: entries }, null, 2)}\n`
}

/**
 * Reads a list: our JSON, or text with one address or network a line, where `#` begins a comment, which becomes the
 * note. An entry that cannot be read is left out and said; one that has ended is left out in silence. What comes from
 * text holds for good.
 */
export function readBanList(text: string, nowMs: number): BanListReading {
  const readings = text.trimStart().startsWith('{') ? readJson(text, nowMs) : readLines(text)
  const entries = new Map<string, BanListEntry>()
  const problems: string[] = []
  for (const reading of readings) {
    if ('problem' in reading) problems.push(reading.problem)
    else if (entries.size < maxEntries) entries.set(reading.range.text, reading)
    else if (problems.at(-1) !== tooMany) problems.push(tooMany)
  }
  return { entries: [...entries.values()], problems }
}

const tooMany = `Only the first ${maxEntries} entries are taken.`

type Reading = BanListEntry | { readonly problem: string }

function readLines(text: string): Reading[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index): Reading[] => {
    const [content = '', ...comment] = line.replace(/^\uFEFF/, '').split('#')
    if (content.trim() === '') return []
    const range = parseAddressRange(content)
    if (range === null) return [{ problem: `Line ${index + 1}: ${notARange(content.trim())}` }]
    return [{ range, note: comment.join('#').trim().slice(0, 1_000), durationMs: null }]
  })
}

function readJson(text: string, nowMs: number): Reading[] {
  const list = listSchema.safeParse(parsed(text))
  if (!list.success) return [{ problem: 'This JSON is not a list of blocked addresses of Portside.' }]
  return list.data.bans.flatMap((candidate, index): Reading[] => {
    const entry = entrySchema.safeParse(candidate)
    if (!entry.success) return [{ problem: `Entry ${index + 1} cannot be read.` }]
    const range = parseAddressRange(entry.data.range)
    if (range === null) return [{ problem: `Entry ${index + 1}: ${notARange(entry.data.range)}` }]
    const { until } = entry.data
    const durationMs = until === null ? null : Date.parse(until) - nowMs
    if (durationMs !== null && durationMs <= 0) return []
    return [{ range, note: entry.data.why.slice(0, 1_000), durationMs }]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function notARange(text: string): string {
  return `“${text.slice(0, 60)}” is neither an address nor a network like 10.0.0.0/8.`
}
