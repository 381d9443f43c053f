import type { EngineEvent, SessionEndReason } from '../../engine/engine-event.ts'

const texts: Readonly<Record<SessionEndReason, string>> = {
  quit: 'The client said goodbye',
  'client-closed': 'The client closed the connection',
  'disconnected-by-admin': 'Disconnected by you',
  blocked: 'The address was blocked',
  'account-removed': 'The user was disabled or removed',
  'account-expired': 'The user has expired',
  'address-not-allowed': 'The user may not connect from this address',
  'password-changed': 'The password of the user was changed',
  'too-many-sessions-of-account': 'The user has too many connections',
  'login-timeout': 'Nobody signed in in time',
  'idle-timeout': 'Nothing happened for too long',
  stalled: 'The connection stopped answering',
  'too-many-login-failures': 'Too many wrong passwords',
  'too-many-sessions': 'Too many connections',
  'too-many-sessions-from-address': 'Too many connections from this address',
  'too-many-descriptors': 'The computer allows no more open files',
  'tls-failed': 'The encrypted connection could not be made',
  'protocol-violation': 'The client did not speak FTP',
  'server-stopped': 'The server was stopped',
  'internal-error': 'Portside made a mistake; the log says more',
}

/** Ends that come from our side; what the client did wrong before is not why. */
const ownEnds: ReadonlySet<SessionEndReason> = new Set([
  'disconnected-by-admin',
  'account-removed',
  'account-expired',
  'address-not-allowed',
  'password-changed',
  'blocked',
  'too-many-sessions',
  'too-many-sessions-from-address',
  'server-stopped',
  'internal-error',
])

/**
 * Says in one line for people why a session ended. `trouble` is what kept the client from signing in, or null: a client
 * that hangs up after a wrong password ended because of the password.
 */
export function describeSessionEnd(reason: SessionEndReason, trouble?: string | null): string {
  return trouble == null || ownEnds.has(reason) ? texts[reason] : trouble
}

/** Says in one line for people why a login was refused; the client itself is not told. */
export function describeLoginFailure({
  userName,
  reason,
}: Pick<Extract<EngineEvent, { type: 'login-failed' }>, 'userName' | 'reason'>): string {
  switch (reason) {
    case 'wrong-password':
      return `Wrong password for “${userName}”`
    case 'unknown-account':
      return `There is no user “${userName}”`
    case 'disabled':
      return `The user “${userName}” is disabled`
    case 'anonymous-off':
      return 'Signing in without a password is switched off'
    case 'tls-required':
      return `“${userName}” may sign in with encryption only`
    case 'expired':
      return `The user “${userName}” has expired`
    case 'address-not-allowed':
      return `“${userName}” may not sign in from this address`
    case 'too-many-sessions':
      return `“${userName}” has too many connections already`
    case 'too-many-logins':
      return 'Too many sign-ins from this address at once'
  }
}

/** Says what a client spoke instead of FTP, and what to use; short, because it stands in a column. */
export function describeForeignProtocol(
  protocol: Extract<EngineEvent, { type: 'foreign-protocol-recognised' }>['protocol'],
): string {
  switch (protocol) {
    case 'http':
      return 'A web browser called; use an FTP program'
    case 'tls':
      return 'The client began with TLS; set it to explicit TLS'
    case 'ssh':
      return 'The client speaks SFTP; set it to FTP'
    case 'smtp':
      return 'A mail program called'
  }
}
