import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshPartialName, isPartialName } from '../../../../app/main/engine/vfs/partial-name.ts'

describe('the names of unfinished uploads', () => {
  it('are reserved under any case, as Windows and macOS find them', () => {
    for (let count = 0; count < 100; count += 1) {
      const name = freshPartialName()
      expect([name, name.toUpperCase(), name.toLowerCase()].every(isPartialName)).toBe(true)
    }
  })

  it('leave every other name to clients', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const looksLikeOne = /^\.portside-/i.test(name) && /\.part$/i.test(name)
        return isPartialName(name) === looksLikeOne
      }),
    )
  })
})
