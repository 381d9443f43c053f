import { describe, expect, it } from 'vitest'
import { csvRows, defused } from '../../../../app/main/host/exports/csv.ts'

describe('cells that would be formulas', () => {
  it.each([
    ['an equals sign', '=1+1', "'=1+1"],
    ['a plus sign', '+49', "'+49"],
    ['a minus sign', '-2+3', "'-2+3"],
    ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\t=1', "'\t'=1"],
    ['a carriage return', '\r=1', "'\r'=1"],
    ['a full-width equals sign', '＝1', "'＝1"],
    ['a full-width plus sign', '＋1', "'＋1"],
    ['a full-width minus sign', '－1', "'－1"],
    ['a full-width at sign', '＠A', "'＠A"],
    ['spaces before it', '  =1', "  '=1"],
    ['a semicolon before it, which separates in many countries', 'a;=1', "a;'=1"],
    ['a line break before it', 'a\n=1', "a\n'=1"],
  ])('get an apostrophe: %s', (_title, text, expected) => {
    expect(defused(text)).toBe(expected)
  })

  it('leave every other text and every number as it is', () => {
    expect(['a=b', 'x-y', 'a@b', '', '/docs/-a.txt'].map(defused)).toEqual([
      'a=b',
      'x-y',
      'a@b',
      '',
      '/docs/-a.txt',
    ])
    expect(csvRows([[-5, 3]])).toBe('-5,3\r\n')
  })
})

describe('rows', () => {
  it('quote commas, quotes, semicolons and every kind of line break', () => {
    expect(csvRows([['a,b', 'say "hi"', 'x;y', 'one\ntwo', 'c\rd']])).toBe(
      '"a,b","say ""hi""","x;y","one\ntwo","c\rd"\r\n',
    )
  })

  it('write nothing for null, and truth as words', () => {
    expect(csvRows([[null, true, false, 0]])).toBe(',true,false,0\r\n')
  })
})
