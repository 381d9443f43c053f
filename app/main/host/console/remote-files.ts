import type { ConsoleEntry } from '../../../preload/contract/wire-console.ts'
import type { ClientSession } from './client-session.ts'
import type { Word } from './command-line.ts'
import { maxBulkFiles, maxDepth, maxListingBytes } from './console-limits.ts'
import { ConsoleProblem, ServerRefusal } from './console-problem.ts'
import { parseMlsd } from './listing-lines.ts'
import { createMemorySink } from './result-sinks.ts'
import { fitsPattern, isPattern } from './wildcard.ts'

/** Lists a folder of the server; '' is where the console is. Throws a `ConsoleProblem` with what the server said. */
export async function listRemote(session: ClientSession, path: string): Promise<readonly ConsoleEntry[]> {
  const sink = createMemorySink(maxListingBytes)
  const line = path === '' ? 'MLSD' : `MLSD ${path}`
  const outcome = await session.transfer(
    line,
    { to: sink.to },
    { name: path, totalBytes: null, filesDone: 0 },
  )
  if (session.signal.aborted) throw new ConsoleProblem('Aborted.')
  if (outcome === null || !outcome.isWhole) {
    throw new ServerRefusal(outcome === null ? 'There is no data connection.' : refusalOf(outcome))
  }
  return parseMlsd(sink.bytes().toString('utf8'))
}

/** What is at a path of the server: its kind and size; null when the server does not tell. */
export async function lookRemote(
  session: ClientSession,
  path: string,
): Promise<Pick<ConsoleEntry, 'kind' | 'size'> | null> {
  const { code, message } = await session.exchange(`MLST ${path}`)
  if (code !== 250) return null
  const facts = message.split(/\r?\n/)[1]?.trimStart() ?? ''
  const [entry] = parseMlsd(facts.replace(/type=[cp]dir/i, 'type=dir'))
  return entry ?? null
}

/** One line of why something did not go through. */
export function refusalOf({
  reply,
  error,
}: {
  reply: { code: number; message: string }
  error: unknown
}): string {
  // A full disk of this side is what is to be mended, not the abort that followed.
  if (error instanceof ConsoleProblem) return error.message
  if (reply.code >= 300) return reply.message.split(/\r?\n/)[0] ?? ''
  return error instanceof Error ? error.message : 'Not all of it came through.'
}

/** A path of the server and a name in it. */
export function joinRemote(folder: string, name: string): string {
  if (folder === '') return name
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`
}

/** The last part of a path of the server. */
export function remoteName(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? ''
}

/** A file or folder of the server that a word meant. */
export interface RemoteItem {
  readonly path: string
  readonly name: string
  readonly kind: ConsoleEntry['kind']
  readonly size: number | null
}

/** What a word means: entries that fit a pattern in its last part, or the one path it names. */
export async function expandRemote(session: ClientSession, word: Word): Promise<readonly RemoteItem[]> {
  const { text, isQuoted } = word
  const cut = text.lastIndexOf('/') + 1
  const pattern = text.slice(cut)
  if (isQuoted || !isPattern(pattern)) {
    const found = await lookRemote(session, text)
    // Some accounts may fetch what they may not look at: then it is taken for a file.
    return [{ path: text, name: remoteName(text), kind: found?.kind ?? 'file', size: found?.size ?? null }]
  }
  const folder = text.slice(0, cut)
  const entries = await listRemote(session, folder)
  return entries
    .filter(({ name }) => fitsPattern(pattern, name))
    .map(({ name, kind, size }) => ({ path: joinRemote(folder, name), name, kind, size }))
}

/** A file or folder beneath something, with the names that lead to it. */
export interface RemoteLeaf extends RemoteItem {
  readonly trail: readonly string[]
}

/**
 * Walks everything beneath some items, folders before what is in them. Names come from the server and are used as they
 * are; one with a slash would name something else and ends the walk of that folder.
 */
export async function* walkRemote(
  session: ClientSession,
  items: readonly RemoteItem[],
): AsyncGenerator<RemoteLeaf> {
  const waiting: RemoteLeaf[] = items.map((item) => ({ ...item, trail: [item.name] })).reverse()
  let seen = 0
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    seen += 1
    if (seen > maxBulkFiles) throw new ConsoleProblem(`More than ${maxBulkFiles} files: take them in parts.`)
    yield item
    if (item.kind !== 'folder' || item.trail.length >= maxDepth) continue
    const { path, trail } = item
    const entries = await listRemote(session, path)
    for (const { name, kind, size } of [...entries].reverse()) {
      if (name.includes('/')) continue
      waiting.push({ path: joinRemote(path, name), name, kind, size, trail: [...trail, name] })
    }
  }
}
