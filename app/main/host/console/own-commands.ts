import type { ClientSession } from './client-session.ts'
import type { TypedLine, Word } from './command-line.ts'
import { ConsoleProblem } from './console-problem.ts'
import { getFile, getFiles, localOf } from './get-files.ts'
import { putFile, putFiles } from './put-files.ts'
import { expandRemote, listRemote, type RemoteLeaf, refusalOf, walkRemote } from './remote-files.ts'
import {
  type CommandOutcome,
  helpOutcome,
  listingOutcome,
  type MovedFile,
  movedOutcome,
  plainOutcome,
} from './results.ts'

type OwnLine = Extract<TypedLine, { kind: 'own' }>

/** Runs a command of the console's own. */
export async function runOwn(session: ClientSession, line: OwnLine): Promise<CommandOutcome> {
  const { name, words, options } = line
  const first = words[0]?.text ?? ''
  switch (name) {
    case 'help':
      return helpOutcome(words[0]?.text ?? null)
    case 'ls':
      return listingOutcome('server', first || (session.path ?? ''), await listRemote(session, first))
    case 'cd':
      return said(session, `CWD ${first}`, true)
    case 'mkdir':
      return said(session, `MKD ${first}`)
    case 'rename':
      return renameRemote(session, first, words[1]?.text ?? '')
    case 'rm':
      return removeRemote(session, words, options.has('r'))
    case 'get':
      return getFile(session, words, options.has('f'))
    case 'put':
      return putFile(session, words, options.has('f'))
    case 'mget':
      return getFiles(session, words, options.has('f'))
    case 'mput':
      return putFiles(session, words, options.has('f'))
    case 'passive':
      session.mode = modeOf(first)
      session.say(`Data connections are passive now (${session.mode.toUpperCase()}).`)
      return plainOutcome(false)
    case 'active':
      session.mode = 'active'
      session.say('Data connections are active now: the server connects to this computer.')
      return plainOutcome(false)
    default:
      return runLocal(session, line)
  }
}

async function runLocal(session: ClientSession, { name, words }: OwnLine): Promise<CommandOutcome> {
  const local = localOf(session)
  const segments = local.segments(words[0]?.text ?? '.')
  if (name === '!ls') {
    return listingOutcome('computer', `/${segments.join('/')}`, await local.list(segments))
  }
  if (name === '!cd') await local.enter(segments)
  else if (name === '!mkdir') await local.make(segments)
  session.say(name === '!mkdir' ? `/${segments.join('/')} is there.` : `On this computer: ${local.path}`)
  session.changed()
  return plainOutcome(false)
}

function modeOf(text: string): 'epsv' | 'pasv' {
  const mode = text.toLowerCase()
  if (mode !== '' && mode !== 'epsv' && mode !== 'pasv')
    throw new ConsoleProblem('Type it as: passive [epsv|pasv]')
  return mode === 'pasv' ? 'pasv' : 'epsv'
}

async function said(session: ClientSession, line: string, isMoving = false): Promise<CommandOutcome> {
  const reply = await session.exchange(line)
  if (isMoving && reply.code < 300) await session.findPath()
  return plainOutcome(reply.code >= 400)
}

async function renameRemote(session: ClientSession, from: string, to: string): Promise<CommandOutcome> {
  const { code } = await session.exchange(`RNFR ${from}`)
  return code === 350 ? said(session, `RNTO ${to}`) : plainOutcome(true)
}

/** Removes files, and with -r folders and what is in them; what is deepest goes first. */
async function removeRemote(
  session: ClientSession,
  words: readonly Word[],
  isRecursive: boolean,
): Promise<CommandOutcome> {
  const leaves: RemoteLeaf[] = []
  for (const word of words) {
    const items = await expandRemote(session, word)
    const folder = isRecursive ? undefined : items.find(({ kind }) => kind === 'folder')
    if (folder !== undefined) {
      throw new ConsoleProblem(`“${folder.name}” is a folder. Say -r to remove it with everything in it.`)
    }
    for await (const leaf of walkRemote(session, items)) leaves.push(leaf)
  }
  if (leaves.length === 0) throw new ConsoleProblem('Nothing fits.')
  const files: MovedFile[] = []
  for (const { path, kind, trail } of leaves.reverse()) {
    const name = trail.join('/')
    if (session.signal.aborted) {
      files.push({ name: '…', bytes: 0, problem: 'Aborted.' })
      break
    }
    const reply = await session.exchange(kind === 'folder' ? `RMD ${path}` : `DELE ${path}`)
    files.push({ name, bytes: 0, problem: reply.code < 300 ? null : refusalOf({ reply, error: null }) })
  }
  return movedOutcome('removed', files)
}
