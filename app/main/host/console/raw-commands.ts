import { basename } from 'node:path/posix'
import type { Readable } from 'node:stream'
import { listCommands } from '../../engine/host-door.ts'
import type { ClientSession } from './client-session.ts'
import type { TypedLine } from './command-line.ts'
import { maxListingBytes, maxTextBytes } from './console-limits.ts'
import { ConsoleProblem } from './console-problem.ts'
import { parseListing, parseMlsd, parseNames } from './listing-lines.ts'
import type { LocalFolder, LocalWriting } from './local-folder.ts'
import { checkedName } from './local-names.ts'
import { asText, createMemorySink } from './result-sinks.ts'
import { type CommandOutcome, listingOutcome, movedOutcome, plainOutcome } from './results.ts'
import { createSpillSink } from './spill-sink.ts'

type RawLine = Extract<TypedLine, { kind: 'raw' }>

/** Commands after which the console is somewhere else, or somebody else. */
const moving: ReadonlySet<string> = new Set(['CWD', 'XCWD', 'CDUP', 'XCUP', 'PASS', 'USER'])
const uploads: ReadonlySet<string> = new Set(['STOR', 'APPE', 'STOU'])
const dataVerbs = new Set(listCommands().flatMap(({ verbs, opensData }) => (opensData ? verbs : [])))

/** Sends a line as it was typed. What moves bytes gets a data connection, and its bytes become a result. */
export async function runRaw(
  session: ClientSession,
  { verb, argument, line }: RawLine,
): Promise<CommandOutcome> {
  if (verb === 'CCC' && session.link.tlsProtocol !== null) {
    throw new ConsoleProblem('A console that is encrypted stays so.')
  }
  if (verb === 'ABOR') return plainOutcome((await session.exchange(line)).code >= 400)
  if (verb === 'AUTH') {
    await session.link.upgrade(line)
    return plainOutcome(false)
  }
  if (uploads.has(verb)) return uploadRaw(session, verb, argument, line)
  if (verb === 'RETR') return retrieveRaw(session, argument, line)
  if (dataVerbs.has(verb)) return listRaw(session, verb, argument, line)
  const reply = await session.exchange(line)
  if (moving.has(verb) && reply.code < 300) await session.findPath()
  return plainOutcome(reply.code >= 400)
}

async function listRaw(
  session: ClientSession,
  verb: string,
  argument: string,
  line: string,
): Promise<CommandOutcome> {
  const sink = createMemorySink(maxListingBytes)
  const moved = { name: verb, totalBytes: null, filesDone: 0 }
  const outcome = await session.transfer(line, { to: sink.to }, moved)
  if (outcome === null || !outcome.isWhole) return plainOutcome(outcome === null || !isByHand(outcome))
  const bytes = sink.bytes()
  const text = bytes.toString('utf8')
  const entries =
    verb === 'MLSD'
      ? parseMlsd(text)
      : verb === 'NLST'
        ? parseNames(text)
        : verb === 'LIST'
          ? parseListing(text)
          : null
  const path = argument === '' ? (session.path ?? '') : argument
  if (entries !== null) return listingOutcome('server', path, entries)
  const shown = bytes.subarray(0, maxTextBytes).toString('utf8')
  return { isRefused: false, result: { kind: 'text', name: line, text: shown, bytes: bytes.length } }
}

async function retrieveRaw(session: ClientSession, argument: string, line: string): Promise<CommandOutcome> {
  const name = basename(argument)
  const spill = createSpillSink(maxTextBytes, () => beginSaving(session.local, name))
  try {
    const outcome = await session.transfer(line, { to: spill.to }, { name, totalBytes: null, filesDone: 0 })
    if (outcome === null || !outcome.isWhole) {
      await spill.drop()
      return plainOutcome(outcome === null || !isByHand(outcome))
    }
    const { bytes } = outcome
    const text = spill.hasSpilt() ? null : asText(spill.kept())
    if (text !== null) return { isRefused: false, result: { kind: 'text', name, text, bytes } }
    const problem = await spill.keep()
    return movedOutcome('received', [{ name, bytes, problem }])
  } catch (error) {
    await spill.drop()
    throw error
  }
}

/** Says where bytes that are no text go: into the chosen folder, where nothing is ever replaced by it. */
async function beginSaving(local: LocalFolder | null, name: string): Promise<LocalWriting> {
  if (local === null) throw new ConsoleProblem('Not kept: choose a folder of this computer first.')
  return local.write(local.segments(checkedName(name, process.platform)), false)
}

async function uploadRaw(
  session: ClientSession,
  verb: string,
  argument: string,
  line: string,
): Promise<CommandOutcome> {
  const { local } = session
  if (local === null)
    throw new ConsoleProblem('Choose a folder of this computer first; its file of this name is sent.')
  const name = basename(argument)
  if (name === '') {
    const reply = verb === 'STOU' ? null : await session.exchange(line)
    if (reply !== null) return plainOutcome(reply.code >= 400)
    throw new ConsoleProblem('Name a file of the chosen folder: STOU name')
  }
  const { file, size } = await local.read(local.segments(checkedName(name, process.platform)))
  const from: Readable = file.createReadStream()
  from.on('error', () => undefined)
  try {
    const outcome = await session.transfer(line, { from }, { name, totalBytes: size, filesDone: 0 })
    if (outcome === null || !outcome.isWhole) return plainOutcome(outcome === null || !isByHand(outcome))
    return movedOutcome('sent', [{ name, bytes: outcome.bytes, problem: null }])
  } finally {
    from.destroy()
    await file.close().catch(() => undefined)
  }
}

/** The server is content although nothing passed here: the bytes went where they were told to by hand. */
function isByHand({ reply, error }: { reply: { code: number }; error: unknown }): boolean {
  return reply.code < 300 && error === null
}
