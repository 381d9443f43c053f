import { describe, expect, it } from 'vitest'
import { createExpiryWatch } from '../../../../app/main/host/accounts/expiry-watch.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'

function setUp(...expiries: (number | null)[]) {
  const settingsOf = (times: readonly (number | null)[]) =>
    settingsSchema.parse({
      version: 2,
      users: times.map((expiresAtMs, index) => ({ id: `u${index}`, name: `user${index}`, expiresAtMs })),
    })
  let settings = settingsOf(expiries)
  const timer: { run: (() => void) | null; delayMs: number } = { run: null, delayMs: 0 }
  const clock = { nowMs: 0 }
  const changes: number[] = []
  const watch = createExpiryWatch({
    settings: () => settings,
    now: () => clock.nowMs,
    schedule(run, delayMs) {
      Object.assign(timer, { run, delayMs })
      return () => Object.assign(timer, { run: null })
    },
    onChanged: () => changes.push(clock.nowMs),
  })
  return {
    watch,
    timer,
    changes,
    setExpiries(...times: (number | null)[]) {
      settings = settingsOf(times)
      watch.settingsChanged()
    },
    /** The timer fires at this moment of the wall clock. */
    fireAt(nowMs: number) {
      clock.nowMs = nowMs
      timer.run?.()
    },
  }
}

describe('watching what expires', () => {
  it('needs no timer where nothing does', () => {
    expect(setUp(null, null).timer.run).toBeNull()
  })

  it('tells it at the moment, once for each', () => {
    const { timer, changes, fireAt } = setUp(1_000, 3_000, null)
    expect(timer.delayMs).toBe(1_000)
    fireAt(999)
    expect([timer.delayMs, changes]).toEqual([1, []])
    fireAt(1_000)
    expect([timer.delayMs, changes]).toEqual([2_000, [1_000]])
    fireAt(3_000)
    expect(changes).toEqual([1_000, 3_000])
  })

  it('notices a clock that jumps either way', () => {
    const { timer, changes, fireAt } = setUp(3_600_000)
    expect(timer.delayMs).toBe(5_000)
    fireAt(7_200_000)
    expect(changes).toEqual([7_200_000])
    fireAt(5_000)
    expect(changes).toEqual([7_200_000, 5_000])
  })

  it('follows the settings, and ends with close', () => {
    const { watch, timer, changes, setExpiries, fireAt } = setUp(null)
    setExpiries(2_000)
    expect(timer.delayMs).toBe(2_000)
    fireAt(2_000)
    // Whoever changes the settings applies them anyway.
    setExpiries(1_000, 2_500)
    expect(changes).toEqual([2_000])
    expect(timer.delayMs).toBe(500)
    watch.close()
    expect(timer.run).toBeNull()
  })
})
