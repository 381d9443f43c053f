import { describe, expect, it } from 'vitest'
import { createSessionCounter } from '../../../../app/main/engine/limits/session-counter.ts'

describe('session counter', () => {
  it('refuses one session more than the whole server takes', () => {
    const counter = createSessionCounter({ maxSessions: 2, maxSessionsPerAddress: 9 })
    expect(counter.tryEnter('192.0.2.1')).toBe('ok')
    expect(counter.tryEnter('192.0.2.2')).toBe('ok')
    expect(counter.tryEnter('192.0.2.3')).toBe('too-many-sessions')
    expect(counter.total).toBe(2)
  })

  it('refuses one session more than an address may have and still takes others', () => {
    const counter = createSessionCounter({ maxSessions: 9, maxSessionsPerAddress: 1 })
    expect(counter.tryEnter('192.0.2.1')).toBe('ok')
    expect(counter.tryEnter('192.0.2.1')).toBe('too-many-sessions-from-address')
    expect(counter.tryEnter('192.0.2.2')).toBe('ok')
  })

  it('counts the mapped and the plain form of an address as one', () => {
    const counter = createSessionCounter({ maxSessions: 9, maxSessionsPerAddress: 1 })
    expect(counter.tryEnter('::ffff:192.0.2.1')).toBe('ok')
    expect(counter.tryEnter('192.0.2.1')).toBe('too-many-sessions-from-address')
    counter.leave('192.0.2.1')
    expect(counter.countOf('::ffff:192.0.2.1')).toBe(0)
  })

  it('goes back to zero and gives the freed place to the next', () => {
    const counter = createSessionCounter({ maxSessions: 1, maxSessionsPerAddress: 1 })
    for (let round = 0; round < 1000; round += 1) {
      expect(counter.tryEnter(`2001:db8::${round.toString(16)}`)).toBe('ok')
      counter.leave(`2001:db8::${round.toString(16)}`)
    }
    expect(counter.total).toBe(0)
  })

  it('ignores a second leave of the same session', () => {
    const counter = createSessionCounter({ maxSessions: 9, maxSessionsPerAddress: 9 })
    counter.tryEnter('192.0.2.1')
    counter.tryEnter('192.0.2.2')
    counter.leave('192.0.2.1')
    counter.leave('192.0.2.1')
    expect(counter.total).toBe(1)
  })

  it('keeps sessions that are in when the bounds shrink', () => {
    const counter = createSessionCounter({ maxSessions: 9, maxSessionsPerAddress: 9 })
    counter.tryEnter('192.0.2.1')
    counter.setLimits({ maxSessions: 1, maxSessionsPerAddress: 1 })
    expect(counter.tryEnter('192.0.2.2')).toBe('too-many-sessions')
    expect(counter.total).toBe(1)
  })
})
