import type { WireTlsUse } from '../../../preload/contract/wire-certificates.ts'
import { Button } from '../../components/Button.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { LongName } from '../../components/LongName.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatDateAndTime } from '../../format/time-of-day.ts'
import { useSettings, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { plainSentence, protocolWords, requireTlsSentence } from './tls-use-words.ts'

const columns = () => [
  { head: t('certificates:use.user') },
  { head: t('certificates:use.encryption'), width: '22%' },
  { head: t('certificates:use.logins'), width: '14%', isNumber: true },
  { head: t('certificates:use.last'), width: '30%' },
]

/** Who signed in with which TLS in the last 30 days: what to know before TLS is required. */
export function TlsUseTable({ use }: { use: readonly WireTlsUse[] }) {
  const stores = useStores()
  const users = useUsers((state) => state.users)
  const policy = useSettings((state) => state.settings?.tls ?? 'optional')
  const isAnybodyPlain = use.some(({ protocol }) => protocol === null)
  return (
    <>
      {use.length === 0 ? (
        <p className="meta">{t('certificates:use.none')}</p>
      ) : (
        <>
          <div className="tls-use-verdict">
            <StateMark
              shape={isAnybodyPlain ? 'triangle' : 'filled'}
              tone={isAnybodyPlain ? 'warning' : 'ok'}
              word={displayText(plainSentence(use, users))}
            />
            <p>{displayText(requireTlsSentence(use, users, policy))}</p>
          </div>
          <DataTable label={t('certificates:use.label')} columns={columns()}>
            {use.map(({ userName, protocol, logins, lastAt }) => (
              <tr key={`${userName} ${protocol}`}>
                <td>
                  <LongName text={userName} />
                </td>
                <td>
                  <StateMark
                    shape={protocol === null ? 'triangle' : 'filled'}
                    tone={protocol === null ? 'warning' : 'ok'}
                    word={protocolWords(protocol)}
                  />
                </td>
                <td className="number">{logins}</td>
                <td className="cut">{formatDateAndTime(lastAt)}</td>
              </tr>
            ))}
          </DataTable>
        </>
      )}
      <div className="form-buttons">
        <Button
          onClick={() =>
            stores.ui.setState(
              goTo({ screen: 'settings', drawer: { kind: 'closed' }, settingsGroup: 'encryption' }),
            )
          }
        >
          {t('certificates:use.openSettings')}
        </Button>
      </div>
    </>
  )
}
