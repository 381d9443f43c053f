import { describe, expect, it } from 'vitest'
import { transferResultSchema } from '../../../../app/preload/contract/wire-history.ts'
import { reachedWords, resultWord, stateOfResult } from '../../../../app/renderer/format/result-words.ts'
import { formatTimeLeft, timeLeftMs } from '../../../../app/renderer/format/time-left.ts'
import { splitVirtualPath } from '../../../../app/renderer/format/virtual-name.ts'

describe('the time left', () => {
  it.each([
    [0, 100, 10, 10_000],
    [100, 100, 0, 0],
    [120, 100, 5, 0],
    [10, null, 5, null],
    [10, 100, 0, null],
  ])('of %i of %s bytes at %i a second is %s ms', (bytes, totalBytes, rate, expected) => {
    expect(timeLeftMs(bytes, totalBytes, rate)).toBe(expected)
  })

  it.each([
    [0, '0 s'],
    [400, '1 s'],
    [59_000, '59 s'],
    [60_000, '1 min'],
    [61_000, '1 min 5 s'],
    [598_000, '10 min'],
    [3_530_000, '59 min'],
    [3_600_000, '1 h 0 min'],
    [7_500_000, '2 h 5 min'],
    [90_000_000, 'Over a day'],
  ])('%i ms reads %s', (leftMs, expected) => {
    expect(formatTimeLeft(leftMs)).toBe(expected)
  })
})

describe('the result of a transfer', () => {
  it('has a word of its own for every code', () => {
    const words = [null, ...transferResultSchema.options].map(resultWord)
    expect(new Set(words).size).toBe(words.length)
  })

  it.each([
    ['done', 'ok'],
    ['cancelled-by-you', 'quiet'],
    ['connection-lost', 'warning'],
    ['disk-full', 'bad'],
    [null, 'busy'],
  ] as const)('%s looks %s', (result, tone) => {
    expect(stateOfResult(result).tone).toBe(tone)
  })

  it('says how far it came when it did not come to its end', () => {
    const lost = { result: 'connection-lost', direction: 'upload', bytes: 412_000_000 } as const
    expect(reachedWords(lost)).toBe('412 MB arrived')
    expect(reachedWords({ ...lost, direction: 'download' })).toBe('412 MB sent')
    expect(reachedWords({ ...lost, bytes: 0 })).toBeNull()
    expect(reachedWords({ ...lost, result: 'done' })).toBeNull()
  })
})

describe('a virtual path on two lines', () => {
  it.each([
    ['/Photos/2026/a.raw', 'a.raw', '/Photos/2026'],
    ['/a.raw', 'a.raw', '/'],
    ['a.raw', 'a.raw', ''],
    ['/Photos/', '/Photos/', ''],
  ])('%s', (path, name, folder) => {
    expect(splitVirtualPath(path)).toEqual({ name, folder })
  })
})
