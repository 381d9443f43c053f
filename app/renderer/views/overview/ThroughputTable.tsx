import type { ThroughputWindow, WireThroughput } from '../../../preload/contract/calls/overview-calls.ts'
import { formatBytes } from '../../format/bytes.ts'
import { formatRate } from '../../format/rate.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { chartRows } from './chart-table.ts'

/** The curve in figures, for whom it says nothing. */
export function ThroughputTable({ data, window }: { data: WireThroughput | null; window: ThroughputWindow }) {
  const rows = data === null ? [] : chartRows(data, window)
  return (
    <div className="throughput-table">
      <table aria-label={t('overview:throughput.title')}>
        <thead>
          <tr>
            <th scope="col">{t('overview:throughput.time')}</th>
            <th scope="col" className="number">
              {t('overview:throughput.sent')}
            </th>
            <th scope="col" className="number">
              {t('overview:throughput.peak')}
            </th>
            <th scope="col" className="number">
              {t('overview:throughput.received')}
            </th>
            <th scope="col" className="number">
              {t('overview:throughput.peak')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fromMs, toMs, sentBytes, receivedBytes, peakSent, peakReceived }) => (
            <tr key={fromMs}>
              <th scope="row">
                {formatTimeOfDay(fromMs, currentLocale())} – {formatTimeOfDay(toMs, currentLocale())}
              </th>
              {sentBytes === null || receivedBytes === null ? (
                <td colSpan={4} className="quiet">
                  {t('overview:throughput.stopped')}
                </td>
              ) : (
                <>
                  <td className="number">{formatBytes(sentBytes)}</td>
                  <td className="number quiet">{formatRate(peakSent)}</td>
                  <td className="number">{formatBytes(receivedBytes)}</td>
                  <td className="number quiet">{formatRate(peakReceived)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
