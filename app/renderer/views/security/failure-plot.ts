import uPlot from 'uplot'
import { plotColour } from '../../components/plot-colour.ts'

/** What the plot needs to know of the page around it. */
export interface FailurePlotOptions {
  readonly host: HTMLElement
  /** Words under the axis, for hours before now. */
  readonly agoWords: (hours: number) => string
}

/** Bars that are drawn when there is something new, and never by themselves. */
export interface FailurePlot {
  draw(counts: readonly number[]): void
  resize(): void
  /** Colours of the theme have changed. */
  recolour(): void
  destroy(): void
}

/** Fewer failures than this fill no chart: one failed login is no wall. */
const leastTop = 4
const markedHours = [24, 18, 12, 6, 0]

/** Makes the plot in its place; null where there is no canvas to draw on. */
export function createFailurePlot({ host, agoWords }: FailurePlotOptions): FailurePlot | null {
  if (document.createElement('canvas').getContext('2d') === null || uPlot.paths.bars === undefined)
    return null
  const isRightToLeft = document.documentElement.dir === 'rtl'
  const font = `11px ${getComputedStyle(document.body).fontFamily}`
  const colour = (name: string) => () => plotColour(host, name)
  const size = () => ({ width: Math.max(80, host.clientWidth), height: Math.max(60, host.clientHeight) })
  let top = leastTop
  const plot = new uPlot(
    {
      ...size(),
      legend: { show: false },
      padding: [8, isRightToLeft ? 0 : 12, 0, isRightToLeft ? 12 : 0],
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [-24, 0], dir: isRightToLeft ? -1 : 1 },
        y: { range: () => [0, top] },
      },
      axes: [
        {
          stroke: colour('words'),
          font,
          size: 24,
          gap: 6,
          splits: () => markedHours.map((hours) => -hours),
          values: (_plot, splits) => splits.map((hours) => agoWords(-hours)),
          grid: { show: false },
          ticks: { show: false },
        },
        {
          side: isRightToLeft ? 1 : 3,
          stroke: colour('words'),
          font,
          size: 44,
          gap: 6,
          splits: () => [0, top / 2, top],
          values: (_plot, splits) =>
            splits.map((count) => count.toLocaleString(document.documentElement.lang)),
          grid: { stroke: colour('line'), width: 1 },
          ticks: { show: false },
        },
      ],
      series: [
        {},
        {
          stroke: colour('failures'),
          fill: colour('failures'),
          width: 0,
          points: { show: false },
          paths: uPlot.paths.bars({ size: [0.8, 40], align: 1 }),
        },
      ],
    },
    [[], []],
    host,
  )
  return {
    draw(counts) {
      top = topOf(Math.max(0, ...counts))
      plot.setData([counts.map((_, index) => index - counts.length), [...counts]])
    },
    resize: () => plot.setSize(size()),
    recolour: () => plot.redraw(false, true),
    destroy: () => plot.destroy(),
  }
}

/** The next round number above, which half of is round too. */
export function topOf(most: number): number {
  if (most <= leastTop) return leastTop
  const size = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 4, 6, 8, 10].find((step) => step * size >= most) ?? 10) * size
}
