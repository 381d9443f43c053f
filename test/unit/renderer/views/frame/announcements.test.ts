import { describe, expect, it } from 'vitest'
import { createAnnouncements } from '../../../../../app/renderer/views/frame/announcements.ts'

/** A clock that only moves when it is told to. */
function stepTimers() {
  let nowMs = 0
  let due: { readonly at: number; readonly call: () => void }[] = []
  return {
    now: () => nowMs,
    later: (call: () => void, afterMs: number) => {
      const entry = { at: nowMs + afterMs, call }
      due.push(entry)
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
    pass(ms: number): void {
      nowMs += ms
      const ready = due.filter(({ at }) => at <= nowMs)
      due = due.filter(({ at }) => at > nowMs)
      for (const { call } of ready) call()
    },
  }
}

function announcer() {
  const spoken: string[] = []
  const timers = stepTimers()
  const announcements = createAnnouncements(
    (text) => spoken.push(text),
    (count) => `and ${count} more`,
    timers,
  )
  return { spoken, timers, announcements }
}

describe('what is read aloud', () => {
  it('is said at once after a silence', () => {
    const { spoken, timers, announcements } = announcer()
    announcements.say('Server: Running')
    timers.pass(0)
    expect(spoken).toEqual(['Server: Running'])
  })

  it('comes together at the end of a rest of five seconds', () => {
    const { spoken, timers, announcements } = announcer()
    announcements.say('one')
    timers.pass(0)
    announcements.say('two')
    timers.pass(4_999)
    announcements.say('three')
    expect(spoken).toEqual(['one'])
    timers.pass(1)
    expect(spoken).toEqual(['one', 'two. three'])
  })

  it('counts what would be too much for one message', () => {
    const { spoken, timers, announcements } = announcer()
    for (let index = 1; index <= 50; index += 1) announcements.say(`ann${index} failed`)
    timers.pass(0)
    expect(spoken).toEqual(['ann1 failed. ann2 failed. ann3 failed. and 47 more'])
  })

  it('is not said twice in one message, and not after the end', () => {
    const { spoken, timers, announcements } = announcer()
    announcements.say('same')
    announcements.say('same')
    timers.pass(0)
    announcements.say('late')
    announcements.close()
    timers.pass(60_000)
    expect(spoken).toEqual(['same'])
  })
})
