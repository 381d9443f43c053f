import { useEffect, useRef } from 'react'
import { useSettings } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { createFailurePlot, type FailurePlot } from './failure-plot.ts'
import '../overview/rate-chart.css'

interface FailureBarsProps {
  /** Failed logins in each hour, the current one last. */
  readonly counts: readonly number[]
  /** The whole picture in a sentence. */
  readonly summary: string
}

const agoWords = (hours: number): string =>
  hours === 0 ? t('security:chart.now') : t('security:chart.ago', { count: hours })

/** An hour a bar. */
export function FailureBars({ counts, summary }: FailureBarsProps) {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<FailurePlot | null>(null)
  const { theme, density } = useSettings((state) => state.appearance)

  useEffect(() => {
    if (host.current === null) return
    const made = createFailurePlot({ host: host.current, agoWords })
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
  }, [])

  useEffect(() => plot.current?.draw(counts), [counts])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page has been drawn in its new colours by then
  useEffect(() => plot.current?.recolour(), [theme, density])

  return (
    <div className="rate-chart security-bars" role="img" aria-label={summary}>
      <div ref={host} className="rate-chart-host">
        {['failures', 'line', 'words'].map((name) => (
          <i key={name} data-colour={name} hidden />
        ))}
      </div>
    </div>
  )
}
