import { describe, expect, it } from 'vitest'
import { createLoginThrottle } from '../../../../app/main/engine/auth/login-throttle.ts'

function throttleWith(options: { maxAddresses?: number } = {}) {
  const clock = { nowMs: 0 }
  return { clock, throttle: createLoginThrottle({ now: () => clock.nowMs, ...options }) }
}

describe('login throttle', () => {
  it('waits 0, then 0.5, 1, 2, 4 and never more than 8 seconds', () => {
    const { throttle } = throttleWith()
    const delays = Array.from({ length: 8 }, () => {
      const delay = throttle.delayMs('192.0.2.1')
      throttle.failed('192.0.2.1')
      return delay
    })
    expect(delays).toEqual([0, 500, 1000, 2000, 4000, 8000, 8000, 8000])
  })

  it('stays at the longest wait after thousands of failures', () => {
    const { throttle } = throttleWith()
    for (let tries = 0; tries < 5000; tries += 1) throttle.failed('192.0.2.1')
    expect(throttle.delayMs('192.0.2.1')).toBe(8000)
  })

  it('leaves other addresses alone', () => {
    const { throttle } = throttleWith()
    throttle.failed('192.0.2.1')
    expect(throttle.delayMs('192.0.2.2')).toBe(0)
  })

  it('counts a whole IPv6 /64 and both forms of an IPv4 address together', () => {
    const { throttle } = throttleWith()
    throttle.failed('2001:db8::1')
    throttle.failed('::ffff:192.0.2.1')
    expect(throttle.delayMs('2001:db8::2')).toBe(500)
    expect(throttle.delayMs('2001:db8:0:1::1')).toBe(0)
    expect(throttle.delayMs('192.0.2.1')).toBe(500)
  })

  it('is cleared by a good login', () => {
    const { throttle } = throttleWith()
    throttle.failed('192.0.2.1')
    throttle.succeeded('192.0.2.1')
    expect(throttle.delayMs('192.0.2.1')).toBe(0)
  })

  it('starts anew after a quarter of an hour without a failure', () => {
    const { throttle, clock } = throttleWith()
    throttle.failed('192.0.2.1')
    clock.nowMs = 15 * 60_000 - 1
    expect(throttle.delayMs('192.0.2.1')).toBe(500)
    clock.nowMs += 1
    expect(throttle.delayMs('192.0.2.1')).toBe(0)
  })

  it('makes room by forgetting the address that failed longest ago', () => {
    const { throttle } = throttleWith({ maxAddresses: 2 })
    throttle.failed('192.0.2.1')
    throttle.failed('192.0.2.2')
    throttle.failed('192.0.2.1')
    throttle.failed('192.0.2.3')
    expect(throttle.delayMs('192.0.2.2')).toBe(0)
    expect(throttle.delayMs('192.0.2.1')).toBe(1000)
    expect(throttle.delayMs('192.0.2.3')).toBe(500)
  })
})
