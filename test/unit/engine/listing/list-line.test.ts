import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatListDate, formatListLine } from '../../../../app/main/engine/listing/list-line.ts'
import { rightsOf, sampleEntry, sampleNowMs } from '../../../helpers/vfs/sample-entry.ts'

const clock = { nowMs: sampleNowMs, zone: 'utc' } as const

describe('a LIST line', () => {
  it.each([
    [
      'a file',
      sampleEntry(),
      'full',
      '-rw-r--r--   1 owner    group            1234 May  6 07:08 report.txt',
    ],
    [
      'a directory',
      sampleEntry({ kind: 'directory', size: 0, name: 'docs', modifiedMs: Date.UTC(2023, 10, 30) }),
      'full',
      'drwxr-xr-x   1 owner    group               0 Nov 30  2023 docs',
    ],
    [
      'a file of a terabyte with a strange name',
      sampleEntry({ size: 1_099_511_627_776, name: ' a  "b" \uDCE9' }),
      'full',
      '-rw-r--r--   1 owner    group    1099511627776 May  6 07:08  a  "b" \uDCE9',
    ],
    [
      'a file one may only read',
      sampleEntry({ mode: 0o4755 }),
      'read-only',
      '-r-xr-xr-x   1 owner    group            1234 May  6 07:08 report.txt',
    ],
    [
      'a directory one may only read',
      sampleEntry({ kind: 'directory', size: 0 }),
      'read-only',
      'dr-xr-xr-x   1 owner    group               0 May  6 07:08 report.txt',
    ],
    [
      'a drop box',
      sampleEntry({ kind: 'directory', size: 0, mode: 0o777 }),
      'upload-only',
      'd-wx-wx-wx   1 owner    group               0 May  6 07:08 report.txt',
    ],
  ] as const)('shows %s', (_title, entry, preset, line) => {
    expect(formatListLine(entry, entry.name, rightsOf(preset), clock)).toBe(line)
  })

  it('shows the name it is given', () => {
    expect(formatListLine(sampleEntry(), 'dir/report.txt', rightsOf('full'), clock)).toMatch(
      / 07:08 dir\/report\.txt$/,
    )
  })
})

describe('the date of a LIST line', () => {
  it.each([
    ['now', Date.UTC(2024, 5, 15, 12, 34, 56), 'Jun 15 12:34'],
    ['a second ahead', Date.UTC(2024, 5, 15, 12, 34, 57), 'Jun 15  2024'],
    ['five months ago', Date.UTC(2024, 0, 15, 1, 2, 3), 'Jan 15 01:02'],
    ['in the year before, but recent', Date.UTC(2023, 11, 31, 23, 59), 'Dec 31 23:59'],
    ['more than half a year ago', Date.UTC(2023, 11, 14), 'Dec 14  2023'],
    ['on the same day a year ago', Date.UTC(2023, 5, 15, 12, 34, 56), 'Jun 15  2023'],
    ['at the beginning of time', 0, 'Jan  1  1970'],
    ['midnight', Date.UTC(2024, 5, 1), 'Jun  1 00:00'],
  ])('tells %s', (_title, timeMs, text) => {
    expect(formatListDate(timeMs, clock)).toBe(text)
  })

  it('follows the zone of the computer when asked', () => {
    const time = new Date(2024, 2, 9, 10, 11)
    const local = formatListDate(time.getTime(), { nowMs: sampleNowMs, zone: 'local' })
    expect(local).toBe('Mar  9 10:11')
  })
})

describe('any LIST line', () => {
  it('has nine columns, and the name to the byte in the last', () => {
    const time = fc.integer({ min: 0, max: Date.UTC(9999, 0) })
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.maxSafeNat(),
        time,
        (name, size, modifiedMs) => {
          const line = formatListLine(sampleEntry({ size, modifiedMs }), name, rightsOf('full'), clock)
          const columns = /^(?:\S+ +){5}[A-Z][a-z]{2} [ \d]\d (?:\d\d:\d\d| \d{4}) (.*)$/s.exec(line)
          expect(columns?.[1]).toBe(name)
          expect(line.split(/ +/)[4]).toBe(String(size))
        },
      ),
    )
  })
})
