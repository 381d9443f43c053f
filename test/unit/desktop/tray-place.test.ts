import { describe, expect, it } from 'vitest'
import { findTrayPlace } from '../../../app/main/desktop/tray-place.ts'
import { createHandClock } from '../../helpers/hand-clock.ts'

/** Lets promises that are ready go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

function setUp(answers: boolean[]) {
  const clock = createHandClock()
  let asked = 0
  let found = 0
  const place = findTrayPlace(
    () => {
      found += 1
    },
    clock.schedule,
    async () => {
      asked += 1
      return answers.shift() ?? false
    },
  )
  return { clock, place, counts: () => ({ asked, found }) }
}

describe('the place for the tray icon', () => {
  it('is found at once where there is one', async () => {
    const { clock, place, counts } = setUp([true])
    await settle()
    expect(place.exists).toBe(true)
    expect(counts()).toEqual({ asked: 1, found: 1 })
    expect(clock.waiting()).toBe(0)
  })

  it('is looked for again while the desktop starts, and found once', async () => {
    const { clock, place, counts } = setUp([false, false, true, true])
    for (let look = 0; look < 4; look += 1) {
      await settle()
      clock.pass(5_000)
    }
    expect(await place.look()).toBe(true)
    expect(counts().found).toBe(1)
    expect(clock.waiting()).toBe(0)
  })

  it('is not looked for for ever', async () => {
    const { clock, counts } = setUp([])
    for (let look = 0; look < 30; look += 1) {
      await settle()
      clock.pass(5_000)
    }
    expect(counts()).toEqual({ asked: 12, found: 0 })
    expect(clock.waiting()).toBe(0)
  })
})
