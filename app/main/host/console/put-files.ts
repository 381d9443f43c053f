import type { ClientSession } from './client-session.ts'
import type { Word } from './command-line.ts'
import { maxBulkFiles, maxDepth } from './console-limits.ts'
import { ConsoleProblem } from './console-problem.ts'
import { localOf } from './get-files.ts'
import type { LocalEntry } from './local-folder.ts'
import { joinRemote, lookRemote, refusalOf } from './remote-files.ts'
import { type CommandOutcome, type MovedFile, movedOutcome } from './results.ts'
import { fitsPattern, isPattern } from './wildcard.ts'

/** `put`: one file, to its own name or another. */
export async function putFile(
  session: ClientSession,
  [source, target]: readonly Word[],
  isForced: boolean,
): Promise<CommandOutcome> {
  const segments = localOf(session).segments(source?.text ?? '')
  const name = segments.at(-1)
  if (name === undefined) throw new ConsoleProblem('This is no file. mput takes folders.')
  await session.binary()
  const path = target?.text ?? name
  const isInto = path.endsWith('/')
  return movedOutcome('sent', [
    await sendFile(session, segments, isInto ? `${path}${name}` : path, isForced, 0, name),
  ])
}

/** `mput`: files, folders and everything that fits a pattern, into where the console is on the server. */
export async function putFiles(
  session: ClientSession,
  words: readonly Word[],
  isForced: boolean,
): Promise<CommandOutcome> {
  const files: MovedFile[] = []
  const items: (readonly string[])[] = []
  for (const word of words) items.push(...(await expandLocal(session, word)))
  if (items.length === 0) throw new ConsoleProblem('Nothing fits.')
  await session.binary()
  const waiting = items.map((segments) => ({ segments, trail: segments.slice(-1) })).reverse()
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const { segments, trail } = item
    const name = trail.join('/')
    if (session.signal.aborted || files.length >= maxBulkFiles) {
      const problem = session.signal.aborted
        ? 'Aborted.'
        : `More than ${maxBulkFiles} files: take them in parts.`
      files.push({ name: '…', bytes: 0, problem })
      break
    }
    try {
      const kind = await localOf(session).look(segments)
      if (kind === 'folder' && trail.length < maxDepth) {
        if (trail.length > 0) await makeRemote(session, name)
        const entries = await localOf(session).list(segments)
        for (const entry of [...entries].reverse()) {
          waiting.push({ segments: [...segments, entry.name], trail: [...trail, entry.name] })
        }
      } else {
        files.push(await sendFile(session, segments, name, isForced, files.length, name))
      }
    } catch (error) {
      if (!(error instanceof ConsoleProblem)) throw error
      files.push({ name, bytes: 0, problem: error.message })
    }
  }
  return movedOutcome('sent', files)
}

async function expandLocal(session: ClientSession, { text, isQuoted }: Word): Promise<(readonly string[])[]> {
  const local = localOf(session)
  const cut = text.lastIndexOf('/') + 1
  const pattern = text.slice(cut)
  if (isQuoted || !isPattern(pattern)) return [local.segments(text)]
  const folder = local.segments(text.slice(0, cut) || '.')
  const entries: readonly LocalEntry[] = await local.list(folder)
  return entries.filter(({ name }) => fitsPattern(pattern, name)).map(({ name }) => [...folder, name])
}

/** Makes a folder unless it is there. */
async function makeRemote(session: ClientSession, path: string): Promise<void> {
  const reply = await session.exchange(`MKD ${sendable(path)}`)
  if (reply.code < 300 || reply.code === 521) return
  const found = await lookRemote(session, path)
  // Who may not look finds out with the first file.
  if (found !== null && found.kind !== 'folder') throw new ConsoleProblem(refusalOf({ reply, error: null }))
}

async function sendFile(
  session: ClientSession,
  segments: readonly string[],
  path: string,
  isForced: boolean,
  filesDone: number,
  name: string,
): Promise<MovedFile> {
  const target = sendable(path)
  const { file, size } = await localOf(session).read(segments)
  try {
    if (!isForced && (await lookRemote(session, target)) !== null) {
      return { name, bytes: 0, problem: 'It exists on the server already. Say -f to replace it.' }
    }
    const from = file.createReadStream({ autoClose: false })
    from.on('error', () => undefined)
    const outcome = await session.transfer(`STOR ${target}`, { from }, { name, totalBytes: size, filesDone })
    from.destroy()
    if (outcome === null) return { name, bytes: 0, problem: 'There is no data connection.' }
    return { name, bytes: outcome.bytes, problem: outcome.isWhole ? null : refusalOf(outcome) }
  } finally {
    await file.close()
  }
}

/** Names of this computer can hold line ends, which would end the command and begin another. */
export function sendable(path: string): string {
  if (/[\r\n\0]/.test(path)) throw new ConsoleProblem('This name holds a line break and cannot be sent.')
  return joinRemote('', path)
}
