import { describe, expect, it } from 'vitest'
import { failedResults } from '../../../../app/preload/contract/wire-history.ts'
import {
  historyFilterOf,
  isFilterEmpty,
  noTransferFilter,
  rangeOf,
  whoFilterOf,
} from '../../../../app/renderer/stores/transfer-filter.ts'

const nowMs = new Date(2027, 2, 31, 15, 30).getTime()

describe('a length of time', () => {
  it.each([
    ['today', new Date(2027, 2, 31)],
    ['week', new Date(2027, 2, 25)],
    ['month', new Date(2027, 2, 2)],
  ] as const)('%s begins at a local midnight and has today in it', (period, start) => {
    expect(rangeOf({ period, fromMs: null, toMs: null }, nowMs)).toEqual({ fromMs: start.getTime() })
  })

  it('of the person’s own leaves an end open that is empty or half a date', () => {
    expect(rangeOf({ period: 'own', fromMs: 5, toMs: null }, nowMs)).toEqual({ fromMs: 5 })
    expect(rangeOf({ period: 'own', fromMs: Number.NaN, toMs: 9 }, nowMs)).toEqual({ toMs: 9 })
  })

  it('that does not matter asks for nothing', () => {
    expect(rangeOf({ period: 'all', fromMs: 1, toMs: 2 }, nowMs)).toEqual({})
  })
})

describe('the filter of transfers', () => {
  it('asks for nothing while it is empty', () => {
    expect(historyFilterOf(noTransferFilter, 'history', nowMs)).toEqual({})
    expect(isFilterEmpty({ ...noTransferFilter, user: '  ' })).toBe(true)
    expect(isFilterEmpty({ ...noTransferFilter, period: 'today' })).toBe(false)
  })

  it('asks for every failure on the tab of failures, and for one of them when it is chosen', () => {
    const results = (result: 'any' | 'done' | 'disk-full') =>
      historyFilterOf({ ...noTransferFilter, result }, 'failed', nowMs).results
    expect(results('any')).toEqual(failedResults)
    expect(results('done')).toEqual(failedResults)
    expect(results('disk-full')).toEqual(['disk-full'])
  })

  it('never asks for more than main takes', () => {
    const long = 'x'.repeat(5_000)
    const filter = historyFilterOf(
      { ...noTransferFilter, path: long, user: long, address: long },
      'history',
      nowMs,
    )
    expect([filter.path?.length, filter.user?.length, filter.address?.length]).toEqual([1_000, 200, 60])
  })
})

describe('who is looked for', () => {
  it.each([
    ['', {}],
    ['demo', { user: 'demo' }],
    ['192.168.1.', { address: '192.168.1.' }],
    ['10.0.0.7', { address: '10.0.0.7' }],
    ['fe80:', { address: 'fe80:' }],
    ['::1', { address: '::1' }],
    ['2027', { user: '2027' }],
    ['dad', { user: 'dad' }],
  ])('%j', (text, expected) => {
    expect(whoFilterOf(text)).toEqual(expected)
  })
})
