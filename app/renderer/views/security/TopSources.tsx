import { Ban } from 'lucide-react'
import { useMemo } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useSecurity } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { topSources } from './top-sources.ts'

const maxSources = 5

/** The addresses that fail most. */
export function TopSources({ onBlock }: { onBlock: (address: string) => void }) {
  const events = useSecurity((state) => state.events)
  const sources = useMemo(() => topSources(events, maxSources), [events])
  return (
    <section className="security-card" aria-label={t('security:sources.title')}>
      <div className="security-card-head">
        <h2>{t('security:sources.title')}</h2>
      </div>
      {sources.length === 0 ? (
        <p className="meta">{t('security:sources.none')}</p>
      ) : (
        <table className="security-sources" aria-label={t('security:sources.list')}>
          <thead>
            <tr>
              <th scope="col">{t('security:column.address')}</th>
              <th scope="col">{t('security:sources.lastUser')}</th>
              <th scope="col" className="number">
                {t('security:sources.failed')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('security:column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ address, count, lastUserName }) => (
              <tr key={address}>
                <td className="mono cut" title={address}>
                  {address}
                </td>
                <td className="cut" title={displayText(lastUserName ?? '')}>
                  <bdi>{displayText(lastUserName ?? '')}</bdi>
                </td>
                <td className="number">{count}</td>
                <td>
                  <IconButton
                    label={t('security:sources.block', { address })}
                    title={t('security:event.block')}
                    icon={Ban}
                    onClick={() => onBlock(address)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
