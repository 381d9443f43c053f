import { useEffect, useRef } from 'react'
import type { WireThroughput } from '../../../preload/contract/calls/overview-calls.ts'
import { useSettings } from '../../stores/dashboard-context.tsx'
import { createRatePlot, type RatePlot } from './rate-plot.ts'
import './rate-chart.css'

interface RateChartProps {
  readonly data: WireThroughput | null
  readonly spanSeconds: number
  /** The axis is marked in so many parts. */
  readonly parts: number
  readonly agoWords: (seconds: number) => string
  /** The whole picture in a sentence. */
  readonly summary: string
  readonly onPoint: (index: number | null) => void
}

/** Sent above, received below; it is drawn when there is something new, and never by itself. */
export function RateChart({ data, spanSeconds, parts, agoWords, summary, onPoint }: RateChartProps) {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<RatePlot | null>(null)
  const { theme, density } = useSettings((state) => state.appearance)
  const latest = useRef({ agoWords, onPoint })
  latest.current = { agoWords, onPoint }

  useEffect(() => {
    if (host.current === null) return
    const made = createRatePlot({
      host: host.current,
      spanSeconds,
      parts,
      agoWords: (seconds) => latest.current.agoWords(seconds),
      onPoint: (index) => latest.current.onPoint(index),
    })
    plot.current = made
    if (made === null) return
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(host.current)
    const changes = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']
    const queries = changes.map((query) => matchMedia(query))
    for (const query of queries) query.addEventListener('change', made.recolour)
    return () => {
      plot.current = null
      observer.disconnect()
      for (const query of queries) query.removeEventListener('change', made.recolour)
      made.destroy()
    }
  }, [spanSeconds, parts])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another look back has another plot, which has drawn nothing yet
  useEffect(() => {
    if (data !== null) plot.current?.draw(data)
  }, [data, spanSeconds])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page has been drawn in its new colours by then
  useEffect(() => plot.current?.recolour(), [theme, density])

  return (
    <div className="rate-chart" role="img" aria-label={summary}>
      <div ref={host} className="rate-chart-host">
        {['sent', 'received', 'sent-fill', 'received-fill', 'line', 'words'].map((name) => (
          <i key={name} data-colour={name} hidden />
        ))}
      </div>
    </div>
  )
}
