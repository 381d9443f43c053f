import { describe, expect, it } from 'vitest'
import { createRateHistory, ratePoints } from '../../../../app/renderer/stores/rate-history.ts'
import { fakeSession } from '../../../helpers/fake-dashboard-api.ts'

const at = (second: number) => second * 1000
const moving = (rate: number, id = 's1') =>
  fakeSession({
    id,
    activity: 'sending',
    transfer: {
      id: 't1',
      direction: 'download',
      path: '/a',
      bytes: 0,
      totalBytes: null,
      rate,
      startedAt: 0,
    },
  })
const newest = (points: Float32Array | null, count: number) => [...(points ?? [])].slice(-count)

describe('the rates of the last minute', () => {
  it('hold until the next word, and are zero once nothing moves', () => {
    const history = createRateHistory()
    history.note(moving(5), at(100))
    history.note(moving(7), at(103))
    history.note(fakeSession({ id: 's1' }), at(104))
    const points = history.read('s1', at(105))
    expect(points).toHaveLength(ratePoints)
    expect(newest(points, 7)).toEqual([Number.NaN, 5, 5, 5, 7, 0, 0])
  })

  it('take the last word within a second', () => {
    const history = createRateHistory()
    history.note(moving(5), at(100))
    history.note(moving(9), at(100) + 900)
    expect(newest(history.read('s1', at(100) + 950), 1)).toEqual([9])
  })

  it('have a gap while main does not answer', () => {
    const history = createRateHistory()
    history.note(moving(5), at(100))
    history.lose(at(101))
    history.find(at(103))
    history.note(moving(6), at(104))
    expect(newest(history.read('s1', at(104)), 5)).toEqual([5, 5, Number.NaN, Number.NaN, 6])
  })

  it('go out of sight after a minute, however long nothing was said', () => {
    const history = createRateHistory()
    history.note(moving(5), at(100))
    history.note(moving(3), at(900))
    const points = [...(history.read('s1', at(901)) ?? [])]
    expect(points.slice(0, -2).every((rate) => rate === 5)).toBe(true)
    expect(points.slice(-2)).toEqual([3, 3])
  })

  it('cost nothing for who never moved a byte or has gone', () => {
    const history = createRateHistory()
    history.note(fakeSession({ id: 's2' }), at(100))
    history.note(moving(1), at(100))
    expect(history.size).toBe(1)
    expect(history.read('s2', at(100))).toBeNull()
    history.forget('s1')
    expect(history.size).toBe(0)
  })
})
