import { FTPError } from 'basic-ftp'
import type { ConsoleCandidate, ConsoleEntry, ConsoleState } from '../../../preload/contract/wire-console.ts'
import type { OwnLogin } from '../accounts/own-logins.ts'
import { type ClientSession, createClientSession } from './client-session.ts'
import { parseTypedLine } from './command-line.ts'
import { completeLine } from './completion.ts'
import { type ConsolePiece, createConsoleOutput } from './console-output.ts'
import { ConsoleProblem, ServerRefusal } from './console-problem.ts'
import { createFtpLink, type LinkTarget } from './ftp-link.ts'
import { openLocalFolder } from './local-folder.ts'
import { runOwn } from './own-commands.ts'
import { runRaw } from './raw-commands.ts'
import { listRemote } from './remote-files.ts'
import { type CommandOutcome, plainOutcome } from './results.ts'

/** One console: a connection, and what a person types into it. */
export interface Console {
  readonly phase: ConsoleState['phase']
  /** Connects and signs in. Never rejects: what went wrong is in the conversation. */
  open(login: OwnLogin): Promise<void>
  /** Runs one line; null while another one runs or when the connection is gone. */
  run(line: string): Promise<CommandOutcome | null>
  /** Ends what runs. */
  abort(): void
  complete(line: string): Promise<readonly ConsoleCandidate[]>
  /** Where files of this computer are taken from and go to. */
  useFolder(folder: string): Promise<string>
  close(): void
}

/** What a console needs. */
export interface ConsoleOptions {
  readonly target: LinkTarget
  readonly send: (piece: ConsolePiece) => void
  readonly onEnded: () => void
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
}

/** Makes a console that is not connected yet. */
export function createConsole({ target, send, onEnded, now }: ConsoleOptions): Console {
  let phase: ConsoleState['phase'] = 'connecting'
  let stop = new AbortController()
  /** Completion looks around as well; nobody wants to read that. */
  let isQuiet = false
  let looking: Promise<readonly ConsoleEntry[]> | null = null
  /** Folders that were listed for completion since the last command. */
  let listed = new Map<string, readonly ConsoleEntry[]>()

  const output = createConsoleOutput({
    state: () => ({
      phase,
      path: session.path,
      localPath: session.local?.path ?? null,
      localFolder: session.local?.root ?? null,
      tlsProtocol: link.isOpen ? link.tlsProtocol : null,
      progress: session.progress,
    }),
    send,
    now,
  })
  const link = createFtpLink(target, {
    onSent: (line) => {
      if (!isQuiet) output.say('client', line)
    },
    onReceived: (line) => {
      if (!isQuiet) output.say('server', line)
    },
    onClosed: (reason) => {
      phase = 'ended'
      output.say('note', reason)
      output.flush()
      onEnded()
    },
  })
  const session: ClientSession = createClientSession({
    link,
    say: (text) => output.say('note', text),
    changed: () => output.changed(),
  })

  const toPhase = (next: 'ready' | 'busy'): void => {
    if (phase === 'ended') return
    phase = next
    output.flush()
  }

  const execute = async (line: string): Promise<CommandOutcome> => {
    const typed = parseTypedLine(line)
    if (typed.kind === 'empty') return plainOutcome(false)
    if (typed.kind === 'wrong') throw new ConsoleProblem(typed.message)
    return typed.kind === 'raw' ? runRaw(session, typed) : runOwn(session, typed)
  }

  const guarded = async (run: () => Promise<CommandOutcome>): Promise<CommandOutcome> => {
    try {
      return await run()
    } catch (error) {
      if (error instanceof ServerRefusal || error instanceof FTPError) return plainOutcome(true)
      // A connection that went tells why by itself.
      if (link.isOpen) output.say('note', error instanceof Error ? error.message : String(error))
      return plainOutcome(true)
    }
  }

  const signIn = async ({ userName, password }: OwnLogin): Promise<void> => {
    await link.connect()
    const asked = await session.exchange(`USER ${userName}`)
    const reply = asked.code === 331 ? await session.exchange(`PASS ${password}`) : asked
    if (reply.code >= 300) throw new ServerRefusal('The server did not let this user in.')
    if (target.tls !== 'off') {
      await session.exchange('PBSZ 0')
      await session.exchange('PROT P')
    }
    await session.exchange('TYPE I')
    await session.findPath()
  }

  return {
    get phase() {
      return phase
    },
    async open(login) {
      output.flush()
      try {
        await signIn(login)
        toPhase('ready')
      } catch (error) {
        link.client.ftp.closeWithError(error instanceof Error ? error : new Error(String(error)))
      }
    },
    async run(line) {
      // Somebody who types on does not wait for a completion; their line does.
      await looking
      if (phase !== 'ready' || looking !== null) return null
      stop = new AbortController()
      session.signal = stop.signal
      listed = new Map()
      toPhase('busy')
      const outcome = await guarded(() => execute(line))
      session.progress = null
      toPhase('ready')
      return outcome
    },
    abort() {
      if (phase === 'connecting') link.close()
      if (phase !== 'busy') return
      stop.abort()
      link.abort()
    },
    async complete(line) {
      const remote = async (folder: string): Promise<readonly ConsoleEntry[]> => {
        const known = listed.get(folder)
        if (known !== undefined) return known
        if (phase !== 'ready' || looking !== null) return []
        session.signal = new AbortController().signal
        isQuiet = true
        looking = listRemote(session, folder).catch(() => [])
        const entries = await looking
        looking = null
        isQuiet = false
        listed.set(folder, entries)
        return entries
      }
      const local = async (folder: string) => {
        try {
          return (await session.local?.list(session.local.segments(folder))) ?? []
        } catch {
          return []
        }
      }
      return completeLine(line, { remote, local })
    },
    async useFolder(folder) {
      session.local = await openLocalFolder(folder)
      output.flush()
      return session.local.root
    },
    close: () => link.close(),
  }
}
