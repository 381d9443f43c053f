import { describe, expect, it } from 'vitest'
import { numberedName } from '../../../../app/main/engine/vfs/numbered-name.ts'

describe('the name of a further version', () => {
  it.each([
    ['photo.jpg', 2, '', 'photo (2).jpg'],
    ['photo.jpg', 1, '', 'photo.jpg'],
    ['archive.tar.gz', 3, '', 'archive.tar (3).gz'],
    ['README', 2, '', 'README (2)'],
    ['.profile', 2, '', '.profile (2)'],
    ['ends with.', 2, '', 'ends with (2).'],
    ['No. 1 of a sentence with a dot', 2, '', 'No. 1 of a sentence with a dot (2)'],
    ['photo.jpg', 1, '.partial', 'photo.jpg.partial'],
    ['photo.jpg', 2, '.partial', 'photo.jpg (2).partial'],
  ])('%s, number %i%s is %s', (name, number, suffix, expected) => {
    expect(numberedName(name, number, suffix)).toBe(expected)
  })

  it('fits into 255 bytes without cutting a character', () => {
    const long = `${'é'.repeat(125)}.jpg`
    expect(numberedName(long, 2)).toBe(`${'é'.repeat(123)} (2).jpg`)
    expect(Buffer.byteLength(numberedName(`${'😀'.repeat(63)}abc`, 9999, '.partial'))).toBeLessThanOrEqual(
      255,
    )
  })
})
