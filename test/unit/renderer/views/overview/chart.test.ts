import { describe, expect, it } from 'vitest'
import { rateTick } from '../../../../../app/renderer/format/rate-tick.ts'
import { chartScale, niceStep } from '../../../../../app/renderer/views/overview/chart-scale.ts'
import { chartRows } from '../../../../../app/renderer/views/overview/chart-table.ts'
import { agoWords, throughputSummary } from '../../../../../app/renderer/views/overview/chart-words.ts'

const startedAtMs = Date.UTC(2027, 2, 3, 12, 0, 0)
const minute = (sent: (number | null)[], received: (number | null)[] = sent.map((rate) => rate && 0)) => ({
  startedAtMs,
  stepMs: 1000,
  sent,
  received,
})

describe('the scale of the curve', () => {
  it.each([
    [1, 1],
    [1.1, 2],
    [3, 5],
    [5.5, 10],
    [26_200_000, 50_000_000],
  ])('rounds %d up to %d', (value, step) => expect(niceStep(value)).toBe(step))

  it('is mirrored, in round steps, with room for both sides', () => {
    const { min, max, ticks } = chartScale(26_200_000, 7_900_000)
    expect([min, max]).toEqual([-10_000_000, 30_000_000])
    expect(ticks.map(rateTick)).toEqual(['10 MB/s', '0', '10 MB/s', '20 MB/s', '30 MB/s'])
  })

  it('keeps both sides in sight while nothing moves', () => {
    expect(chartScale(0, 0)).toEqual({ min: -10_000, max: 10_000, ticks: [-10_000, 0, 10_000] })
  })
})

describe('the curve in words and figures', () => {
  it('sums rates up to bytes and names the highest', () => {
    expect(throughputSummary(minute([null, 1000, 3000], [null, 0, 500]), '5m')).toBe(
      'Last 5 minutes: 4.00 kB sent (at most 3.00 kB/s), 500 B received (at most 500 B/s)',
    )
  })

  it('tells nothing transferred from not running', () => {
    expect(throughputSummary(minute([0, 0]), '1h')).toBe('Last hour: nothing was transferred')
    expect(throughputSummary(minute([null, null]), '24h')).toBe('Last 24 hours: the server was stopped')
  })

  it('says how long ago a mark is', () => {
    expect([-300, -60, 0].map((seconds) => agoWords(seconds, '5m'))).toEqual(['−5 min', '−1 min', 'now'])
    expect(agoWords(-21_600, '24h')).toBe('−6 h')
  })

  it('makes rows from the newest back, and says where the server did not run', () => {
    const rows = chartRows(minute([...Array(30).fill(null), ...Array(35).fill(10)]), '5m')
    expect(rows.map(({ sentBytes }) => sentBytes)).toEqual([300, 50, null])
    expect(
      rows.map(({ fromMs, toMs }) => [(fromMs - startedAtMs) / 1000, (toMs - startedAtMs) / 1000]),
    ).toEqual([
      [35, 65],
      [5, 35],
      [0, 5],
    ])
  })
})
