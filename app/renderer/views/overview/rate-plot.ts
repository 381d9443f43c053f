import uPlot from 'uplot'
import type { WireThroughput } from '../../../preload/contract/calls/overview-calls.ts'
import { plotColour } from '../../components/plot-colour.ts'
import { rateTick } from '../../format/rate-tick.ts'
import { chartScale, greatest } from './chart-scale.ts'

/** What the plot needs to know of the page around it. */
export interface RatePlotOptions {
  readonly host: HTMLElement
  readonly spanSeconds: number
  /** The axis is marked in so many parts. */
  readonly parts: number
  /** Words under the axis, for seconds before now. */
  readonly agoWords: (seconds: number) => string
  /** The step under the pointer; null when it leaves. */
  readonly onPoint: (index: number | null) => void
}

/** The end of a step comes before the beginning of the next one. */
const justBelowOne = 0.999

/** A curve that is drawn; it never draws by itself. */
export interface RatePlot {
  draw(data: WireThroughput): void
  resize(): void
  /** Colours of the theme have changed. */
  recolour(): void
  destroy(): void
}

/** Makes the plot in its place; null where there is no canvas to draw on. */
export function createRatePlot({
  host,
  spanSeconds,
  parts,
  agoWords,
  onPoint,
}: RatePlotOptions): RatePlot | null {
  if (document.createElement('canvas').getContext('2d') === null) return null
  let scale = chartScale(0, 0)
  let drawn: WireThroughput | null = null
  const isRightToLeft = document.documentElement.dir === 'rtl'
  const font = `11px ${getComputedStyle(document.body).fontFamily}`
  const colour = (name: string) => () => plotColour(host, name)
  const size = () => ({ width: Math.max(80, host.clientWidth), height: Math.max(80, host.clientHeight) })
  const line = { width: 1.5, points: { show: false }, spanGaps: false }
  const marks = Array.from({ length: parts + 1 }, (_, part) => (-spanSeconds * (parts - part)) / parts)

  const plot = new uPlot(
    {
      ...size(),
      legend: { show: false },
      padding: [8, isRightToLeft ? 0 : 28, 0, isRightToLeft ? 28 : 0],
      cursor: {
        y: false,
        drag: { x: false, y: false, setScale: false },
        points: { size: 6, width: 0 },
      },
      scales: {
        x: { time: false, range: () => [-spanSeconds, 0], dir: isRightToLeft ? -1 : 1 },
        y: { range: () => [scale.min, scale.max] },
      },
      axes: [
        {
          stroke: colour('words'),
          font,
          size: 30,
          gap: 10,
          splits: () => marks,
          values: (_plot, splits) => splits.map(agoWords),
          grid: { show: false },
          ticks: { show: false },
        },
        {
          side: isRightToLeft ? 1 : 3,
          stroke: colour('words'),
          font,
          size: 72,
          gap: 8,
          splits: () => [...scale.ticks],
          values: (_plot, splits) => splits.map(rateTick),
          grid: { stroke: colour('line'), width: 1 },
          ticks: { show: false },
        },
      ],
      series: [
        {},
        { ...line, stroke: colour('sent'), fill: colour('sent-fill') },
        { ...line, stroke: colour('received'), fill: colour('received-fill') },
      ],
      hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx == null ? null : Math.floor(cursor.idx / 2))] },
    },
    [[], [], []],
    host,
  )

  return {
    draw(data) {
      if (drawn !== null && isSame(drawn, data)) return
      drawn = data
      scale = chartScale(greatest(data.sent), greatest(data.received))
      const stepSeconds = data.stepMs / 1000
      // A step has a beginning and an end at the same height: nothing is smoothed, and a lonely one is seen.
      const times = data.sent.flatMap((_, index) => {
        const startSeconds = (index - data.sent.length) * stepSeconds
        return [startSeconds, startSeconds + stepSeconds * justBelowOne]
      })
      const sent = data.sent.flatMap((rate) => [rate, rate])
      const received = data.received.flatMap((rate) => (rate === null ? [null, null] : [-rate, -rate]))
      plot.setData([times, sent, received])
    },
    resize: () => plot.setSize(size()),
    recolour: () => plot.redraw(false, true),
    destroy: () => plot.destroy(),
  }
}

const isSame = (one: WireThroughput, other: WireThroughput): boolean =>
  one.stepMs === other.stepMs && isSameList(one.sent, other.sent) && isSameList(one.received, other.received)

const isSameList = (one: readonly (number | null)[], other: readonly (number | null)[]): boolean =>
  one.length === other.length && one.every((rate, index) => rate === other[index])
