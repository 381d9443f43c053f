import { describe, expect, it } from 'vitest'
import { createSlowUpdate } from '../../../app/main/desktop/slow-update.ts'
import { createHandClock } from '../../helpers/hand-clock.ts'

describe('updating slowly', () => {
  it('runs at once, then at most once in its time, and last with the newest', () => {
    const clock = createHandClock()
    const ran: number[] = []
    const update = createSlowUpdate(() => ran.push(clock.now()), 1_000, clock)
    update.ask()
    clock.pass(10)
    update.ask()
    update.ask()
    clock.pass(5_000)
    update.ask()
    expect(ran).toEqual([0, 1_000, 5_010])
    expect(clock.waiting()).toBe(0)
  })

  it('runs no more after its end', () => {
    const clock = createHandClock()
    const ran: number[] = []
    const update = createSlowUpdate(() => ran.push(clock.now()), 1_000, clock)
    update.ask()
    update.ask()
    update.end()
    clock.pass(5_000)
    expect(ran).toEqual([0])
  })
})
