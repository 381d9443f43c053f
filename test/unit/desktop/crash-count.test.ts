import { describe, expect, it } from 'vitest'
import { createCrashCount, wellAfterMs } from '../../../app/main/desktop/crash-count.ts'
import { isAllowedExternalUrl } from '../../../app/main/desktop/external-links.ts'

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

describe('links handed to the browser', () => {
  it.each([
    ['https://portside.org/', true],
    ['https://portside.org/help', true],
    ['http://portside.org/', false],
    ['https://portside.org.example.com/', false],
    ['https://portside.org/help?next=//x', false],
    ['file:///etc/passwd', false],
    ['smb://host/share', false],
    ['javascript:alert(1)', false],
  ])('%s: %s', (url, isAllowed) => {
    expect(isAllowedExternalUrl(url)).toBe(isAllowed)
  })
})
