import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  holdPartialName,
  isAbandonedPartialName,
  isPartialName,
} from '../../../../app/main/engine/vfs/partial-name.ts'

describe('the names of unfinished uploads', () => {
  it('are reserved under any case, as Windows and macOS find them', () => {
    for (let count = 0; count < 100; count += 1) {
      const { name, release } = holdPartialName()
      expect([name, name.toUpperCase(), name.toLowerCase()].every(isPartialName)).toBe(true)
      release()
    }
  })

  it('belong to their upload until it releases them, and are abandoned afterwards', () => {
    const { name, release } = holdPartialName()
    expect(isAbandonedPartialName(name)).toBe(false)
    release()
    release()
    expect(isAbandonedPartialName(name)).toBe(true)
  })

  it.each([
    '.portside-mine.part',
    '.Portside-AbCdEfGhIjKl.part',
    '.portside-AbCdEfGhIjKl.part.bak',
    'x.part',
  ])('made by somebody else are nobody’s to remove (%s)', (name) =>
    expect(isAbandonedPartialName(name)).toBe(false),
  )

  it('leave every other name to clients', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const looksLikeOne = /^\.portside-/i.test(name) && /\.part$/i.test(name)
        return isPartialName(name) === looksLikeOne
      }),
    )
  })
})
