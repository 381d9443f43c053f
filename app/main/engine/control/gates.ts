import type { Command } from './command-definition.ts'
import type { Reply } from './reply.ts'
import { reply } from './reply.ts'
import type { SessionView } from './session-view.ts'

/** One policy, checked before a handler runs; a reply refuses, null lets pass. */
type Gate = (command: Command, session: SessionView, argument: string) => Reply | null

/**
 * The gates in their order. They look at properties of a command, never at its name, and deny by default: a new command
 * needs a login and TLS unless it declares otherwise.
 */
const gates: readonly Gate[] = [
  // RFC 4217 §12: nothing but the negotiation itself runs in clear where the listener requires TLS.
  (command, session) =>
    session.requiresTls && !session.isEncrypted && !runsBeforeTls(command, session)
      ? reply(530, 'Encryption is required here. Use AUTH TLS first.')
      : null,
  (command, session) =>
    command.login === 'after' && session.login.kind !== 'logged-in'
      ? reply(530, 'Please log in with USER and PASS.')
      : null,
  (command, _session, argument) =>
    command.argument === 'required' && argument === ''
      ? reply(501, `${command.verbs[0]} needs an argument. Syntax: ${syntaxOf(command)}`)
      : null,
  // Covers PASV, EPSV and PORT alike, because it stands in front of what moves bytes and not of what prepares.
  (command, session) =>
    command.data === 'opens' && session.requiresTls && session.protection === 'clear'
      ? reply(521, 'Data connections must be encrypted here. Use PBSZ 0 and PROT P first.')
      : null,
  (command, session) =>
    command.data === 'opens' && !session.data.isPrepared
      ? reply(425, 'No data connection. Use PASV, EPSV, PORT or EPRT first.')
      : null,
]

function runsBeforeTls({ beforeTls }: Command, session: SessionView): boolean {
  return beforeTls === true || (beforeTls === 'login' && session.isPlainException)
}

/** The first refusal, or null when the handler may run. */
export function checkGates(command: Command, session: SessionView, argument: string): Reply | null {
  for (const gate of gates) {
    const refusal = gate(command, session, argument)
    if (refusal !== null) return refusal
  }
  return null
}

/** The syntax part of a help line: 'CWD path - change …' gives 'CWD path'. */
function syntaxOf(command: Command): string {
  return command.help.split(' - ', 1)[0] ?? command.verbs[0]
}
