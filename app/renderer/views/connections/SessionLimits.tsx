import { Gauge, UserPen } from 'lucide-react'
import { useMemo } from 'react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { Button } from '../../components/Button.tsx'
import { Detail, DetailList } from '../../components/DetailList.tsx'
import { formatPeer } from '../../format/address.ts'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatRate } from '../../format/rate.ts'
import { useGroups, useSessions, useSettings, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { limitsOfSession, lowestSpeed, type SessionCount, type SessionSpeedLimit } from './session-limits.ts'

/** What holds a session back at present, who says so, and the way to change it. */
export function SessionLimits({ session }: { session: WireSession }) {
  const stores = useStores()
  const ids = useSessions((state) => state.ids)
  const aliveCount = useSessions((state) => state.aliveCount)
  const users = useUsers((state) => state.users)
  const groups = useGroups((state) => state.groups)
  const settings = useSettings((state) => state.settings)
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is there decides, not how much they move
  const limits = useMemo(() => {
    const sessions = stores.sessions.getState().byId.values()
    return settings === null ? null : limitsOfSession(session, { sessions, users, groups, settings })
  }, [stores, ids, aliveCount, users, groups, settings, session.userName, session.peerAddress])
  const user = users.find(({ name }) => name === session.userName)
  if (limits === null) return null
  const { speeds, ofUser, fromAddress, onServer, maxFileBytes } = limits

  return (
    <>
      <h3>{t('connections:limits.speed')}</h3>
      {speeds.length === 0 ? (
        <p className="quiet">{t('connections:limits.noSpeed')}</p>
      ) : (
        <>
          <DetailList>
            <Detail name={t('connections:limits.download')}>
              {rateWords(lowestSpeed(speeds, 'download'))}
            </Detail>
            <Detail name={t('connections:limits.upload')}>{rateWords(lowestSpeed(speeds, 'upload'))}</Detail>
          </DetailList>
          <ul className="session-limits">
            {speeds.map((speed) => (
              <li key={`${speed.whose} ${speed.name}`}>
                <span>{t(`connections:limits.whose.${speed.whose}`, { name: displayText(speed.name) })}</span>
                <span className="session-limit-value">{speedWords(speed)}</span>
              </li>
            ))}
          </ul>
          <p className="quiet">{t('connections:limits.strictest')}</p>
        </>
      )}
      <h3>{t('connections:limits.sessions')}</h3>
      <DetailList>
        {ofUser !== null && (
          <Detail name={t('connections:limits.ofUser', { user: displayText(session.userName ?? '') })}>
            {countWords(ofUser)}
          </Detail>
        )}
        <Detail name={t('connections:limits.ofAddress', { address: formatPeer(session.peerAddress) })}>
          {countWords(fromAddress)}
        </Detail>
        <Detail name={t('connections:limits.ofServer')}>{countWords(onServer)}</Detail>
      </DetailList>
      {maxFileBytes !== null && (
        <>
          <h3>{t('connections:limits.files')}</h3>
          <DetailList>
            <Detail name={t('connections:limits.largest')}>{formatBytes(maxFileBytes)}</Detail>
          </DetailList>
        </>
      )}
      <div className="session-actions session-limit-actions">
        {user !== undefined && !user.isTemporary && (
          <Button
            icon={UserPen}
            onClick={() =>
              stores.ui.setState(goTo({ screen: 'users', drawer: { kind: 'edit-user', id: user.id } }))
            }
          >
            {t('connections:limits.editUser')}
          </Button>
        )}
        <Button
          icon={Gauge}
          onClick={() =>
            stores.ui.setState(
              goTo({ screen: 'settings', drawer: { kind: 'closed' }, settingsGroup: 'limits' }),
            )
          }
        >
          {t('connections:limits.editServer')}
        </Button>
      </div>
    </>
  )
}

const rateWords = (rate: number | null): string =>
  rate === null ? t('connections:limits.none') : formatRate(rate)

function speedWords({ download, upload }: SessionSpeedLimit): string {
  if (download !== null && upload !== null) {
    return t('connections:limits.both', { download: formatRate(download), upload: formatRate(upload) })
  }
  if (download !== null) return t('connections:limits.down', { rate: formatRate(download) })
  return t('connections:limits.up', { rate: formatRate(upload ?? 0) })
}

function countWords({ used, most }: SessionCount): string {
  return most === null
    ? t('connections:limits.countFree', { used })
    : t('connections:limits.countOf', { used, most })
}
