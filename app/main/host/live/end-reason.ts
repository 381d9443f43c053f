import type { SessionEndReason } from '../../engine/engine-event.ts'

const texts: Readonly<Record<SessionEndReason, string>> = {
  quit: 'The client said goodbye',
  'client-closed': 'The client closed the connection',
  'disconnected-by-admin': 'Disconnected by you',
  'account-removed': 'The user was disabled or removed',
  'login-timeout': 'Nobody signed in in time',
  'idle-timeout': 'Nothing happened for too long',
  stalled: 'The connection stopped answering',
  'too-many-login-failures': 'Too many wrong passwords',
  'too-many-sessions': 'Too many connections',
  'too-many-sessions-from-address': 'Too many connections from this address',
  'tls-failed': 'The encrypted connection could not be made',
  'protocol-violation': 'The client did not speak FTP',
  'server-stopped': 'The server was stopped',
  'internal-error': 'Portside made a mistake; the log says more',
}

/** Says in one line for people why a session ended. */
export function describeSessionEnd(reason: SessionEndReason): string {
  return texts[reason]
}
