import { describe, expect, it } from 'vitest'
import { createAccountPlaces } from '../../../../app/main/engine/limits/account-places.ts'

describe('places of accounts', () => {
  it('are as many as the account may have, each account for itself', () => {
    const places = createAccountPlaces()
    expect(places.tryEnter('ann', 2)).not.toBeNull()
    expect(places.tryEnter('ann', 2)).not.toBeNull()
    expect(places.tryEnter('ann', 2)).toBeNull()
    expect(places.tryEnter('bob', 1)).not.toBeNull()
    expect(places.tryEnter('ann', null)).not.toBeNull()
    expect(places.countOf('ann')).toBe(3)
  })

  it('are free again once they are given back, and only once', () => {
    const places = createAccountPlaces()
    const first = places.tryEnter('ann', 2)
    places.tryEnter('ann', 2)
    first?.()
    first?.()
    expect(places.countOf('ann')).toBe(1)
    expect(places.tryEnter('ann', 2)).not.toBeNull()
    expect(places.tryEnter('ann', 2)).toBeNull()
  })
})
