import { ArrowDown, ArrowUp } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { ThroughputWindow, WireThroughput } from '../../../preload/contract/calls/overview-calls.ts'
import { Button } from '../../components/Button.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { formatRate } from '../../format/rate.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { agoWords, throughputSummary } from './chart-words.ts'
import { RateChart } from './RateChart.tsx'
import { ThroughputTable } from './ThroughputTable.tsx'
import { useThroughput } from './use-throughput.ts'
import './throughput-card.css'

/** Length of the axis, and how many parts of it are marked. */
const spans: Readonly<Record<ThroughputWindow, { readonly spanSeconds: number; readonly parts: number }>> = {
  '5m': { spanSeconds: 300, parts: 5 },
  '1h': { spanSeconds: 3_600, parts: 4 },
  '24h': { spanSeconds: 86_400, parts: 4 },
}

/** What went to and came from clients lately: a curve, or the same in figures. */
export function ThroughputCard() {
  const [window, setWindow] = useState<ThroughputWindow>('5m')
  const [isTable, setIsTable] = useState(false)
  const [point, setPoint] = useState<number | null>(null)
  const data = useThroughput(window)
  const summary = data === null ? '' : throughputSummary(data, window)
  const ago = useCallback((seconds: number) => agoWords(seconds, window), [window])
  return (
    <section className="overview-card throughput-card" aria-labelledby="overview-throughput">
      <div className="overview-card-head">
        <h2 id="overview-throughput">{t('overview:throughput.title')}</h2>
        <p className="meta throughput-point">{data !== null && point !== null && pointWords(data, point)}</p>
        <Segmented
          label={t('overview:throughput.window')}
          options={[
            { value: '5m', label: t('overview:throughput.fiveMinutes') },
            { value: '1h', label: t('overview:throughput.hour') },
            { value: '24h', label: t('overview:throughput.day') },
          ]}
          value={window}
          onChange={(next) => {
            setPoint(null)
            setWindow(next)
          }}
        />
        <Button aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {isTable ? t('overview:throughput.viewChart') : t('overview:throughput.viewTable')}
        </Button>
      </div>
      {isTable ? (
        <ThroughputTable data={data} window={window} />
      ) : (
        <div className="throughput-plot">
          <span className="throughput-name throughput-sent">
            <ArrowUp size={14} aria-hidden="true" />
            {t('overview:throughput.sent')}
          </span>
          <span className="throughput-name throughput-received">
            <ArrowDown size={14} aria-hidden="true" />
            {t('overview:throughput.received')}
          </span>
          <RateChart data={data} {...spans[window]} agoWords={ago} summary={summary} onPoint={setPoint} />
        </div>
      )}
      <p className="meta throughput-summary">{summary}</p>
    </section>
  )
}

/** Exact values of one step. */
function pointWords({ startedAtMs, stepMs, sent, received }: WireThroughput, index: number): string {
  const at = formatTimeOfDay(startedAtMs + index * stepMs, currentLocale())
  const [up, down] = [sent[index], received[index]]
  if (up == null || down == null) return t('overview:throughput.pointStopped', { at })
  return t('overview:throughput.point', { at, sent: formatRate(up), received: formatRate(down) })
}
