import { describe, expect, it } from 'vitest'
import { readDateTime, writeDateTime } from '../../../../app/renderer/format/date-time-input.ts'
import { readLines, writeLines } from '../../../../app/renderer/format/lines.ts'
import { readWholeNumber, writeWholeNumber } from '../../../../app/renderer/format/whole-number.ts'

describe('whole numbers in forms', () => {
  it.each([
    ['', null],
    [' 12 ', 12],
    ['0', 0],
    ['1.5', Number.NaN],
    ['-3', Number.NaN],
    ['many', Number.NaN],
    ['9'.repeat(16), Number.NaN],
  ])('are read from “%s”', (text, value) => {
    expect(readWholeNumber(text)).toBe(value)
  })

  it('are written without digits where there is none', () => {
    expect([writeWholeNumber(null), writeWholeNumber(Number.NaN), writeWholeNumber(7)]).toEqual(['', '', '7'])
  })
})

describe('moments in forms', () => {
  it('stay the same to the minute', () => {
    const moment = new Date(2031, 1, 3, 4, 5).getTime()
    expect(writeDateTime(moment)).toBe('2031-02-03T04:05')
    expect(readDateTime('2031-02-03T04:05')).toBe(moment)
  })

  it('are null when nothing was chosen and NaN when it is no date', () => {
    expect(readDateTime('')).toBeNull()
    expect(readDateTime('soon')).toBeNaN()
    expect([writeDateTime(null), writeDateTime(Number.NaN)]).toEqual(['', ''])
  })
})

describe('entries of one a line', () => {
  it('leave out blanks and the space around them', () => {
    expect(readLines(' *.jpg \r\n\n\t*.png\n')).toEqual(['*.jpg', '*.png'])
    expect(writeLines(['*.jpg', '*.png'])).toBe('*.jpg\n*.png')
  })
})
