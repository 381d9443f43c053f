import type { WireSession, WireSessionDetail } from '../../../preload/contract/wire-sessions.ts'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { formatEndpoint } from '../../format/address.ts'
import { securityOfSession } from '../../format/session-words.ts'
import { t } from '../../texts/texts.ts'

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
      <h3>{t('connections:network.control')}</h3>
      <DetailList>
        <Detail name={t('connections:network.client')}>
          <span className="mono">{formatEndpoint(session.peerAddress, session.peerPort)}</span>
        </Detail>
        <Detail name={t('connections:network.here')}>
          <span className="mono">
            {network === null ? '–' : formatEndpoint(network.localAddress, network.localPort)}
          </span>
        </Detail>
        <Detail name={t('connections:network.encryption')}>{security.word}</Detail>
        {session.cipher !== null && (
          <Detail name={t('connections:network.cipher')}>
            <span className="mono">{session.cipher}</span>
          </Detail>
        )}
        {session.tlsResumed !== null && (
          <Detail name={t('connections:network.session')}>
            {t(session.tlsResumed ? 'connections:network.resumed' : 'connections:network.new')}
          </Detail>
        )}
      </DetailList>
      <h3>{t('connections:network.data')}</h3>
      {data === null ? (
        <p className="quiet">{t('connections:network.noData')}</p>
      ) : (
        <DetailList>
          <Detail name={t('connections:network.mode')}>{t(`connections:network.${data.mode}`)}</Detail>
          <Detail
            name={t(
              data.mode === 'passive' ? 'connections:network.announced' : 'connections:network.clientSaid',
            )}
          >
            <span className="mono">
              {data.address === null
                ? t('connections:network.port', { port: data.port })
                : formatEndpoint(data.address, data.port)}
            </span>
          </Detail>
          <Detail name={t('connections:network.state')}>
            {t(`connections:network.dataState.${data.state}`)}
          </Detail>
          <Detail name={t('connections:network.encryption')}>{dataEncryption(data)}</Detail>
          <Detail name={t('connections:network.made')}>{network?.dataConnections ?? 0}</Detail>
        </DetailList>
      )}
    </>
  )
}

function dataEncryption({
  isEncrypted,
  tlsResumed,
}: NonNullable<WireSessionDetail['network']['data']>): string {
  if (isEncrypted === null) return t('connections:network.unknown')
  if (!isEncrypted) return t('format:plain')
  if (tlsResumed === null) return 'TLS'
  return t(tlsResumed ? 'connections:network.tlsResumed' : 'connections:network.tlsNotResumed')
}
