import type { Activity, ActivityKind, PastSession } from '../../../preload/contract/wire-history.ts'
import { displayText } from '../../format/display-text.ts'
import { t } from '../../texts/texts.ts'

const endKeys = {
  quit: 'quit',
  'client-closed': 'clientClosed',
  'disconnected-by-admin': 'disconnectedByAdmin',
  blocked: 'blocked',
  'account-removed': 'accountRemoved',
  'account-expired': 'accountExpired',
  'address-not-allowed': 'addressNotAllowed',
  'password-changed': 'passwordChanged',
  'too-many-sessions-of-account': 'tooManySessionsOfAccount',
  'login-timeout': 'loginTimeout',
  'idle-timeout': 'idleTimeout',
  stalled: 'stalled',
  'too-many-login-failures': 'tooManyLoginFailures',
  'too-many-sessions': 'tooManySessions',
  'too-many-sessions-from-address': 'tooManySessionsFromAddress',
  'too-many-descriptors': 'tooManyDescriptors',
  'tls-failed': 'tlsFailed',
  'protocol-violation': 'protocolViolation',
  'server-stopped': 'serverStopped',
  'internal-error': 'internalError',
  'program-ended': 'programEnded',
} as const

const stageKeys = {
  connected: 'connected',
  secured: 'secured',
  'signed-in': 'signedIn',
  'data-offered': 'dataOffered',
  'data-connected': 'dataConnected',
  'first-bytes': 'firstBytes',
  'first-transfer-done': 'firstTransferDone',
  ended: 'ended',
} as const

const activityKeys = {
  'signed-in': 'signedIn',
  'login-failed': 'loginFailed',
  refused: 'refused',
  'foreign-protocol': 'foreignProtocol',
  deleted: 'deleted',
  renamed: 'renamed',
  'folder-made': 'folderMade',
  'folder-removed': 'folderRemoved',
  copied: 'copied',
  combined: 'combined',
  'link-made': 'linkMade',
  'facts-changed': 'factsChanged',
  hashed: 'hashed',
  blocked: 'blocked',
  unblocked: 'unblocked',
  'setting-changed': 'settingChanged',
  'server-started': 'serverStarted',
  'server-stopped': 'serverStopped',
  'program-started': 'programStarted',
} as const satisfies Readonly<Record<ActivityKind, string>>

const has = <Table extends object>(table: Table, key: string): key is Extract<keyof Table, string> =>
  Object.hasOwn(table, key)

/** Says why a session ended; a word this page does not know is shown as it is. */
export function endWords(endReason: string | null): string {
  if (endReason === null) return t('transfers:end.unknown')
  return has(endKeys, endReason) ? t(`transfers:end.${endKeys[endReason]}`) : displayText(endReason)
}

/** Names a stage of a session; a word this page does not know is shown as it is. */
export function stageWords(name: string): string {
  return has(stageKeys, name) ? t(`transfers:stage.${stageKeys[name]}`) : displayText(name)
}

/** Says what happened; 'not done' where it was tried alone. */
export function activityWords({ kind, isDone }: Pick<Activity, 'kind' | 'isDone'>): string {
  const what = t(`transfers:activity.${activityKeys[kind]}`)
  // These say it themselves.
  const isFailureItself = kind === 'login-failed' || kind === 'refused' || kind === 'foreign-protocol'
  return isDone || isFailureItself ? what : t('transfers:activity.notDone', { what })
}

/** What an activity was about: paths, or the facts beside it. */
export function activitySubject({ path, newPath, userName, kind, facts }: Activity): string {
  if (path !== null) {
    return newPath === null
      ? displayText(path)
      : t('transfers:activity.fromTo', { path: displayText(path), newPath: displayText(newPath) })
  }
  if ((kind === 'signed-in' || kind === 'login-failed') && userName !== null) return displayText(userName)
  return displayText(Object.values(facts).map(String).join(', '))
}

/** Says how a session was protected: 'TLS 1.3' or 'Plain'. */
export function securityWords({ tlsProtocol }: Pick<PastSession, 'tlsProtocol'>): string {
  return tlsProtocol === null
    ? t('transfers:session.plain')
    : displayText(tlsProtocol.replace(/^TLSv/, 'TLS '))
}

/** Who it was, safe to show. */
export function shownUser(userName: string | null): string {
  return userName === null ? t('transfers:notSignedIn') : displayText(userName)
}
