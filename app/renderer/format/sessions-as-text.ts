import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import { tHost } from '../texts/host-texts.ts'
import { t } from '../texts/texts.ts'
import { formatEndpoint } from './address.ts'
import { formatBytes } from './bytes.ts'
import { displayText } from './display-text.ts'
import { securityOfSession, stateOfSession } from './session-words.ts'

/** Writes connections for a ticket or a mail: one line each, columns between tabs, so that a table takes them too. */
export function sessionsAsText(sessions: readonly WireSession[]): string {
  const lines = sessions.map((session) =>
    [
      session.userName ?? t('format:session.notSignedIn'),
      formatEndpoint(session.peerAddress, session.peerPort),
      session.endReason === null ? stateOfSession(session).word : tHost(session.endReason),
      session.transfer?.path ?? session.workingDirectory,
      t('format:session.sent', { bytes: formatBytes(session.sentBytes) }),
      t('format:session.received', { bytes: formatBytes(session.receivedBytes) }),
      securityOfSession(session).word,
      session.clientName ?? '',
    ].map(displayText),
  )
  return lines.map((cells) => cells.join('\t').trimEnd()).join('\n')
}
