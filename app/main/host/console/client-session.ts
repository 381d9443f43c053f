import type { Readable, Writable } from 'node:stream'
import type { ConsoleState } from '../../../preload/contract/wire-console.ts'
import { ConsoleProblem } from './console-problem.ts'
import { type DataMode, type PreparedData, passivePort, passiveTo, prepareData } from './data-connection.ts'
import type { FtpLink, FtpReply } from './ftp-link.ts'
import type { LocalFolder } from './local-folder.ts'
import { runTransfer, type TransferOutcome } from './transfer.ts'

/** What commands of a console work with. */
export interface ClientSession {
  readonly link: FtpLink
  /** Null until a folder was chosen. */
  local: LocalFolder | null
  mode: DataMode
  /** Where it is on the server; null while that is not known. */
  path: string | null
  progress: ConsoleState['progress']
  /** Aborted when a person wants the running command to end. */
  signal: AbortSignal
  readonly say: (text: string) => void
  readonly changed: () => void
  /** Sends a line as it is; notes what the reply changes for later transfers. */
  exchange(line: string): Promise<FtpReply>
  /** Runs a line that moves bytes, with a data connection of its own or the one that was prepared by hand. */
  transfer(
    line: string,
    way: { readonly to: Writable } | { readonly from: Readable },
    moved: { readonly name: string; readonly totalBytes: number | null; readonly filesDone: number },
  ): Promise<TransferOutcome | null>
  /** Makes sure that files move as they are. */
  binary(): Promise<void>
  /** Asks where it is, after something that may have moved it. */
  findPath(): Promise<void>
}

/** What a session begins with. */
export interface ClientSessionOptions {
  readonly link: FtpLink
  readonly say: (text: string) => void
  readonly changed: () => void
}

/** Makes the session of a connected client. */
export function createClientSession({ link, say, changed }: ClientSessionOptions): ClientSession {
  let type = 'A'
  let isDeflated = false
  let isProtected = false
  /** What PASV, EPSV, PORT or EPRT as typed prepared for the next transfer. */
  let byHand: { readonly port: number } | 'server-connects' | null = null

  const note = (line: string, reply: FtpReply): void => {
    if (reply.code >= 300) return
    const [verb = '', argument = ''] = line.trim().toUpperCase().split(/ +/, 2)
    const port = passivePort(reply)
    if (port !== null) byHand = { port }
    else if (verb === 'PORT' || verb === 'EPRT') byHand = 'server-connects'
    else if (verb === 'TYPE') type = argument.slice(0, 1)
    else if (verb === 'MODE') isDeflated = argument === 'Z'
    else if (verb === 'PROT') isProtected = argument === 'P'
    else if (verb === 'REIN') {
      type = 'A'
      isDeflated = false
      session.path = null
    }
  }

  const prepare = async (): Promise<PreparedData | null | 'refused'> => {
    const prepared = byHand
    byHand = null
    if (prepared === 'server-connects') {
      say('The server connects to the address that was given by hand; what it sends there is not seen here.')
      return null
    }
    if (prepared !== null) return passiveTo(link, prepared.port)
    return (await prepareData(link, session.mode)) ?? 'refused'
  }

  const session: ClientSession = {
    link,
    local: null,
    mode: 'epsv',
    path: null,
    progress: null,
    signal: new AbortController().signal,
    say,
    changed,
    async exchange(line) {
      const reply = await link.exchange(line)
      note(line, reply)
      return reply
    },
    async transfer(line, way, moved) {
      if (session.signal.aborted) throw new ConsoleProblem('Aborted.')
      const data = await prepare()
      if (data === 'refused') return null
      session.progress = { ...moved, bytes: 0 }
      changed()
      try {
        return await runTransfer(link, {
          line,
          way,
          data,
          isProtected: isProtected && link.tlsProtocol !== null,
          isDeflated,
          onBytes(bytes) {
            session.progress = { ...moved, bytes }
            changed()
          },
          signal: session.signal,
        })
      } finally {
        session.progress = null
        changed()
      }
    },
    async binary() {
      if (type !== 'I') await session.exchange('TYPE I')
    },
    async findPath() {
      const { code, message } = await session.exchange('PWD')
      session.path = code === 257 ? quotedPath(message) : null
      changed()
    },
  }
  return session
}

/** The path of a 257 reply (RFC 959, appendix II): quotes within it are doubled. */
export function quotedPath(message: string): string | null {
  const match = /^257[ -]"((?:[^"]|"")*)"/u.exec(message)
  return match?.[1]?.replaceAll('""', '"') ?? null
}
