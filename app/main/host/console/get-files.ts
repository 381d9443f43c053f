import type { ClientSession } from './client-session.ts'
import type { Word } from './command-line.ts'
import { ConsoleProblem } from './console-problem.ts'
import type { LocalFolder } from './local-folder.ts'
import { checkedName } from './local-names.ts'
import { expandRemote, type RemoteItem, refusalOf, remoteName, walkRemote } from './remote-files.ts'
import { type CommandOutcome, type MovedFile, movedOutcome } from './results.ts'

/** The chosen folder, or a `ConsoleProblem` that asks for one. */
export function localOf({ local }: ClientSession): LocalFolder {
  if (local === null) throw new ConsoleProblem('Choose a folder of this computer first.')
  return local
}

/** `get`: one file, to its own name or another. */
export async function getFile(
  session: ClientSession,
  [source, target]: readonly Word[],
  isForced: boolean,
): Promise<CommandOutcome> {
  const local = localOf(session)
  const path = source?.text ?? ''
  const to = target?.text ?? checkedName(remoteName(path), process.platform)
  const segments = local.segments(to)
  const isFolder = (await local.look(segments)) === 'folder'
  const place = isFolder ? [...segments, checkedName(remoteName(path), process.platform)] : segments
  await session.binary()
  const file = await fetchFile(session, { path, size: null }, place, isForced, 0)
  return movedOutcome('received', [file])
}

/** `mget`: files, folders and everything that fits a pattern, into where the console is on this computer. */
export async function getFiles(
  session: ClientSession,
  words: readonly Word[],
  isForced: boolean,
): Promise<CommandOutcome> {
  const local = localOf(session)
  const files: MovedFile[] = []
  let done = 0
  await session.binary()
  const items: RemoteItem[] = []
  for (const word of words) items.push(...(await expandRemote(session, word)))
  if (items.length === 0) throw new ConsoleProblem('Nothing fits.')
  try {
    for await (const leaf of walkRemote(session, items)) {
      if (session.signal.aborted) throw new ConsoleProblem('Aborted.')
      const name = leaf.trail.join('/')
      try {
        // Every part of the way is somebody else's word: each has to be a name and nothing more.
        const trail = leaf.trail
          .filter((part) => part !== '')
          .map((part) => checkedName(part, process.platform))
        const place = [...local.segments('.'), ...trail]
        if (leaf.kind === 'folder') await local.make(place)
        else files.push(await fetchFile(session, leaf, place, isForced, done, name))
        done = files.length
      } catch (error) {
        if (!(error instanceof ConsoleProblem) || session.signal.aborted) throw error
        files.push({ name, bytes: 0, problem: error.message })
      }
    }
  } catch (error) {
    if (!(error instanceof ConsoleProblem)) throw error
    // What is here is here: the list says how far it came.
    files.push({ name: '…', bytes: 0, problem: error.message })
  }
  return movedOutcome('received', files)
}

async function fetchFile(
  session: ClientSession,
  { path, size }: Pick<RemoteItem, 'path' | 'size'>,
  place: readonly string[],
  isForced: boolean,
  filesDone: number,
  name = remoteName(path),
): Promise<MovedFile> {
  const writing = await localOf(session).write(place, isForced)
  let isKept = false
  try {
    const { to } = writing
    const outcome = await session.transfer(`RETR ${path}`, { to }, { name, totalBytes: size, filesDone })
    if (outcome === null) return { name, bytes: 0, problem: 'There is no data connection.' }
    if (!outcome.isWhole) return { name, bytes: outcome.bytes, problem: refusalOf(outcome) }
    isKept = true
    await writing.keep()
    return { name, bytes: outcome.bytes, problem: null }
  } finally {
    if (!isKept) await writing.drop()
  }
}
