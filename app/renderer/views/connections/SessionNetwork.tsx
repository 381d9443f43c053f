import type { WireSession, WireSessionDetail } from '../../../preload/contract/wire-sessions.ts'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { formatEndpoint } from '../../format/address.ts'
import { securityOfSession } from '../../format/session-words.ts'

const dataStates = {
  waiting: 'Nobody has come yet',
  connected: 'Connected',
  failed: 'Did not come to be',
  unused: 'Nobody came',
  done: 'Done',
} as const

/** Connections of one session and how they are protected. */
export function SessionNetwork({
  session,
  detail,
}: {
  session: WireSession
  detail: WireSessionDetail | null
}) {
  const security = securityOfSession(session)
  const network = detail?.network ?? null
  const data = network?.data ?? null
  return (
    <>
      <h3>Control connection</h3>
      <DetailList>
        <Detail name="Client">
          <span className="mono">{formatEndpoint(session.peerAddress, session.peerPort)}</span>
        </Detail>
        <Detail name="This computer">
          <span className="mono">
            {network === null ? '–' : formatEndpoint(network.localAddress, network.localPort)}
          </span>
        </Detail>
        <Detail name="Encryption">{security.word}</Detail>
        {session.cipher !== null && (
          <Detail name="Cipher">
            <span className="mono">{session.cipher}</span>
          </Detail>
        )}
        {session.tlsResumed !== null && (
          <Detail name="Session">{session.tlsResumed ? 'Resumed' : 'New'}</Detail>
        )}
      </DetailList>
      <h3>Last data connection</h3>
      {data === null ? (
        <p className="quiet">None was asked for yet.</p>
      ) : (
        <DetailList>
          <Detail name="Mode">{data.mode === 'passive' ? 'Passive' : 'Active'}</Detail>
          <Detail name={data.mode === 'passive' ? 'Announced' : 'Client said'}>
            <span className="mono">
              {data.address === null ? `Port ${data.port}` : formatEndpoint(data.address, data.port)}
            </span>
          </Detail>
          <Detail name="State">{dataStates[data.state]}</Detail>
          <Detail name="Encryption">{dataEncryption(data)}</Detail>
          <Detail name="Made so far">{network?.dataConnections ?? 0}</Detail>
        </DetailList>
      )}
    </>
  )
}

function dataEncryption({
  isEncrypted,
  tlsResumed,
}: NonNullable<WireSessionDetail['network']['data']>): string {
  if (isEncrypted === null) return 'Not known yet'
  if (!isEncrypted) return 'Plain'
  if (tlsResumed === null) return 'TLS'
  return tlsResumed ? 'TLS, resumed' : 'TLS, not resumed'
}
