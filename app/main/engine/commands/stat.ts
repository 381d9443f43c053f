import { defineCommand } from '../control/command-definition.ts'
import type { Reply } from '../control/reply.ts'
import { reply } from '../control/reply.ts'
import type { SessionView } from '../control/session-view.ts'
import { parseListing } from './list.ts'
import { statPath } from './stat-path.ts'

/**
 * STAT, RFC 959 §4.1.3: the facts of the session, also during a transfer and before login; with a path it lists over
 * the control connection, which needs a login.
 */
export const stat = defineCommand({
  verbs: ['STAT'],
  argument: 'optional',
  parse: parseListing,
  login: 'either',
  data: 'none',
  beforeTls: true,
  duringTransfer: 'run',
  help: 'STAT [path] - the state of the session, or a listing of a path',
  rfc: 'RFC 959 §4.1.3',
  async run(session, argument) {
    if (argument.literal === null) return sessionStatus(session)
    if (session.login.kind !== 'logged-in') return reply(530, 'Please log in with USER and PASS.')
    // Otherwise `STAT path` would show in clear what LIST may only send encrypted.
    if (session.requiresTls && !session.isEncrypted) {
      return reply(530, 'Encryption is required here. Use AUTH TLS first.')
    }
    return statPath(session, argument)
  },
})

function sessionStatus(session: SessionView): Reply {
  return reply(211, 'Status:', ...sessionLines(session), transferLine(session), 'End of status.')
}

/** Nothing here says more than the client told us itself: no version, no addresses of others. */
function sessionLines(session: SessionView): readonly string[] {
  const { login } = session
  const type = session.representation === 'ascii' ? 'A' : 'I'
  const who = login.kind === 'logged-in' ? `Logged in as ${login.userName}` : 'Not logged in'
  return [
    `Connected from ${session.peer.address}${session.hostName === null ? '' : ` to ${session.hostName}`}`,
    who,
    `TYPE: ${type}, STRU: F, MODE: ${session.deflate.isOn ? 'Z' : 'S'}`,
    `Control connection: ${session.isEncrypted ? 'encrypted' : 'not encrypted'}`,
    `Data connections: ${session.protection === 'private' ? 'encrypted' : 'not encrypted'}`,
    ...(login.kind === 'logged-in' ? [`Working directory: ${session.workingDirectory}`] : []),
  ]
}

function transferLine({ transfer, data }: SessionView): string {
  if (transfer === null) return data.isPrepared ? 'Data connection prepared' : 'No data connection'
  const { kind, path, bytes, totalBytes } = transfer
  const count = totalBytes === null ? `${bytes} bytes` : `${bytes} of ${totalBytes} bytes`
  return `Running ${kind} of ${path}: ${count}`
}
