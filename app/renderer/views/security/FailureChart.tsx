import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { countWords } from '../../format/count-words.ts'
import { useSecurity } from '../../stores/dashboard-context.tsx'

const hourMs = 3_600_000

/** Failed logins of the last 24 hours, an hour a bar; the same as a table on demand. */
export function FailureChart() {
  const counts = useSecurity((state) => state.failuresByHour)
  const [isTable, setIsTable] = useState(false)
  const hours = hoursOf(counts, Date.now())
  const total = counts.reduce((sum, count) => sum + count, 0)
  const most = Math.max(1, ...counts)
  const worst = hours.find(({ count }) => count === most)
  const words =
    total === 0 || worst === undefined
      ? 'No failed login in the last 24 hours.'
      : `${countWords(total, 'failed login')} in the last 24 hours, most of them (${most}) from ${worst.label}.`
  return (
    <section className="security-card" aria-label="Failed logins per hour">
      <div className="security-card-head">
        <h2>Failed logins per hour</h2>
        <Button aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {isTable ? 'View as chart' : 'View as table'}
        </Button>
      </div>
      <p className="meta">{words}</p>
      {isTable ? (
        <div className="security-hours">
          <table aria-label="Failed logins per hour">
            <thead>
              <tr>
                <th scope="col">Hour</th>
                <th scope="col" className="number">
                  Failed logins
                </th>
              </tr>
            </thead>
            <tbody>
              {hours.toReversed().map(({ startMs, label, count }) => (
                <tr key={startMs}>
                  <td>{label}</td>
                  <td className="number">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div className="security-chart">
          <div className="security-bars" role="img" aria-label={words}>
            {hours.map(({ startMs, label, count }) => (
              <span key={startMs} className="security-bar" title={`${label}: ${count}`}>
                <span style={{ height: `${(count / most) * 100}%` }} />
              </span>
            ))}
          </div>
          <div className="security-axis meta" aria-hidden="true">
            <span>24 hours ago</span>
            <span>{total === 0 ? '' : `highest ${most}`}</span>
            <span>now</span>
          </div>
        </div>
      )}
    </section>
  )
}

function hoursOf(counts: readonly number[], nowMs: number) {
  const current = Math.floor(nowMs / hourMs) * hourMs
  return counts.map((count, index) => {
    const startMs = current - (counts.length - 1 - index) * hourMs
    return { startMs, count, label: `${hourOf(startMs)} to ${hourOf(startMs + hourMs)}` }
  })
}

function hourOf(timeMs: number): string {
  return new Date(timeMs).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
}
