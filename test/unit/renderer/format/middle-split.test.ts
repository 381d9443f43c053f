import { describe, expect, it } from 'vitest'
import { splitForMiddleEllipsis } from '../../../../app/renderer/format/middle-split.ts'

describe('splitForMiddleEllipsis', () => {
  it.each([
    ['keeps a short file name whole', '/Photos/2026/Summer/IMG_1.CR3', '/IMG_1.CR3'],
    ['keeps the end of a long file name', `/Films/${'x'.repeat(60)}end.mkv`, 'xxxxend.mkv'],
    ['keeps the last folder of a path that ends in a slash', '/Photos/2026/Summer/', '/Summer/'],
    ['never takes more than half', '/a', 'a'],
    ['has nothing to keep of nothing', '', ''],
  ])('%s', (_title, text, tail) => {
    const split = splitForMiddleEllipsis(text)
    expect(split.tail).toBe(tail)
    expect(split.head + split.tail).toBe(text)
  })

  it('cuts no character in two', () => {
    expect(splitForMiddleEllipsis('😀😀😀').tail).toBe('😀')
  })
})
