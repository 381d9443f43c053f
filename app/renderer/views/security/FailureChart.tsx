import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { useSecurity } from '../../stores/dashboard-context.tsx'
import { currentLocale, t } from '../../texts/texts.ts'
import { FailureBars } from './FailureBars.tsx'

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
      ? t('security:chart.none')
      : t('security:chart.summary', { count: total, most, hour: worst.label })
  return (
    <section className="security-card" aria-label={t('security:chart.title')}>
      <div className="security-card-head">
        <h2>{t('security:chart.title')}</h2>
        <Button aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {t(isTable ? 'security:chart.asChart' : 'security:chart.asTable')}
        </Button>
      </div>
      <p className="meta">{words}</p>
      {isTable ? (
        <div className="security-hours">
          <table aria-label={t('security:chart.title')}>
            <thead>
              <tr>
                <th scope="col">{t('security:chart.hour')}</th>
                <th scope="col" className="number">
                  {t('security:chart.failed')}
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
        <FailureBars counts={counts} summary={words} />
      )}
    </section>
  )
}

function hoursOf(counts: readonly number[], nowMs: number) {
  const current = Math.floor(nowMs / hourMs) * hourMs
  return counts.map((count, index) => {
    const startMs = current - (counts.length - 1 - index) * hourMs
    const label = t('security:chart.span', { from: hourOf(startMs), to: hourOf(startMs + hourMs) })
    return { startMs, count, label }
  })
}

function hourOf(timeMs: number): string {
  return new Date(timeMs).toLocaleTimeString(currentLocale(), { hour: '2-digit', minute: '2-digit' })
}
