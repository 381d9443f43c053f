import { Ban } from 'lucide-react'
import { useMemo } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useSecurity } from '../../stores/dashboard-context.tsx'
import { topSources } from './top-sources.ts'

const maxSources = 5

/** The addresses that fail most. */
export function TopSources({ onBlock }: { onBlock: (address: string) => void }) {
  const events = useSecurity((state) => state.events)
  const sources = useMemo(() => topSources(events, maxSources), [events])
  return (
    <section className="security-card" aria-label="Top sources">
      <div className="security-card-head">
        <h2>Top sources</h2>
      </div>
      {sources.length === 0 ? (
        <p className="meta">No failed login of late.</p>
      ) : (
        <table className="security-sources" aria-label="Top sources of failed logins">
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col">Last user</th>
              <th scope="col" className="number">
                Failed
              </th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
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
                    label={`Block ${address}`}
                    title="Block…"
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
