import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import { formatPeer } from '../format/address.ts'
import { displayText } from '../format/display-text.ts'
import type { ConnectionFilter, FilterField, FilterToken } from './connection-filter.ts'

/** Words a state can be called by in a filter; the same in every language, so that a filter can be passed on. */
export function stateKeyOf({ activity, endedAt, failedStage }: WireSession): string {
  if (failedStage !== null) return 'failed'
  return endedAt === null ? activity : 'ended'
}

/** 'plain', or the version: 'tls1.3'. */
function securityKeyOf({ tlsProtocol }: WireSession): string {
  return tlsProtocol === null ? 'plain' : tlsProtocol.toLowerCase().replace('tlsv', 'tls')
}

const yes = /^(?:y|ye|yes|tls)$/
const no = /^(?:n|no|p|pl|pla|plai|plain)$/

function isSecureAs(session: WireSession, value: string): boolean {
  if (yes.test(value)) return session.tlsProtocol !== null
  if (no.test(value)) return session.tlsProtocol === null
  return securityKeyOf(session).startsWith(value.replaceAll(' ', ''))
}

const shown = (text: string): string => displayText(text).toLowerCase()

const matches: Readonly<Record<FilterField, (session: WireSession, value: string) => boolean>> = {
  user: ({ userName }, value) => userName !== null && shown(userName).includes(value),
  ip: ({ peerAddress }, value) => formatPeer(peerAddress).toLowerCase().startsWith(value),
  state: (session, value) => stateKeyOf(session).startsWith(value),
  secure: isSecureAs,
  client: ({ clientName }, value) => clientName !== null && shown(clientName).includes(value),
}

const searchableTextOf = (session: WireSession): string =>
  [
    session.userName ?? '',
    session.peerAddress,
    session.clientName ?? '',
    session.transfer?.path ?? session.workingDirectory,
  ]
    .map(shown)
    .join('\n')

/** Makes the question whether a session fits a filter; asked of many sessions, it takes the filter apart once. */
export function sessionMatcher({ tokens, words }: ConnectionFilter): (session: WireSession) => boolean {
  const byField = new Map<FilterField, string[]>()
  for (const { field, value } of tokens) {
    byField.set(field, [...(byField.get(field) ?? []), value.toLowerCase()])
  }
  const conditions = [...byField]
  return (session) => {
    const holds = conditions.every(([field, values]) =>
      values.some((value) => matches[field](session, value)),
    )
    if (!holds) return false
    if (words.length === 0) return true
    const text = searchableTextOf(session)
    return words.every((word) => text.includes(word))
  }
}

const states = ['idle', 'sending', 'receiving', 'listing', 'stalled', 'signing-in', 'failed', 'ended']
const maxOffered = 50

/** Values of the sessions there are, to be offered while somebody types. */
export function offeredValues(
  sessions: Iterable<WireSession>,
): Readonly<Record<FilterField, readonly string[]>> {
  const users = new Set<string>()
  const addresses = new Set<string>()
  const clients = new Set<string>()
  const versions = new Set<string>()
  for (const session of sessions) {
    if (session.userName !== null) users.add(session.userName)
    addresses.add(formatPeer(session.peerAddress))
    if (session.clientName !== null) clients.add(session.clientName)
    if (session.tlsProtocol !== null) versions.add(securityKeyOf(session))
  }
  const sorted = (values: Iterable<string>): string[] =>
    [...values].map(displayText).sort().slice(0, maxOffered)
  return {
    user: sorted(users),
    ip: sorted(addresses),
    state: states,
    secure: ['yes', 'no', ...sorted(versions), 'plain'],
    client: sorted(clients),
  }
}

/** Whether two lists of conditions say the same. */
export function sameTokens(one: readonly FilterToken[], other: readonly FilterToken[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ field, value }, place) => other[place]?.field === field && other[place].value === value)
  )
}
