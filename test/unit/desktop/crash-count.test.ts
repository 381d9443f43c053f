import { describe, expect, it } from 'vitest'
import { createCrashCount, wellAfterMs } from '../../../app/main/desktop/crash-count.ts'

describe('crashes of the page', () => {
  it('reload it, then stop the server, then ask', () => {
    const crashes = createCrashCount(() => 0)
    expect([crashes.record(), crashes.record(), crashes.record(), crashes.record()]).toEqual([
      'reload',
      'safe-mode',
      'ask',
      'ask',
    ])
  })

  it('count from the beginning once the page was well for a minute', () => {
    let now = 0
    const crashes = createCrashCount(() => now)
    crashes.record()
    now += wellAfterMs
    expect(crashes.record()).toBe('reload')
    now += wellAfterMs - 1
    expect(crashes.record()).toBe('safe-mode')
  })
})
